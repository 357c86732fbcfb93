/* Express that parses bodies and checks nothing. */
import { listen } from './listen.ts';

listen([]);
