import { defineElement } from '../shared/define-element.ts';
import { Explorer } from './view/explorer.tsx';

defineElement('status-explorer', Explorer);
