import { defineElement } from '../shared/define-element.ts';
import { TryIt } from './view/try-it.tsx';

defineElement('try-it', TryIt);
