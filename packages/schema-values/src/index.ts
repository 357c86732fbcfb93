export {
  allowsType,
  fieldOf,
  type Resolve,
  resolved,
  typeOf,
  typesOf,
  type ValueSchema,
} from './schema.ts';
export { type MadeChoice, type MadeField, type ValueMaker, valuesOf } from './values-of.ts';
