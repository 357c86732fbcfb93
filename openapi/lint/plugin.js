import { DiscrepancyShape } from './discrepancy-shape.js';
import { MediaTypeHasExample, PropertyHasDescription, SchemaHasDescription } from './documented.js';
import { SourceRequired, SourceShape } from './source.js';
import { UnknownShape } from './unknown-shape.js';

/** The kit's own lint rules for redocly. */
export default function assessmentKitPlugin() {
  return {
    id: 'assessment-kit',
    rules: {
      oas3: {
        'source-required': SourceRequired,
        'source-shape': SourceShape,
        'discrepancy-shape': DiscrepancyShape,
        'unknown-shape': UnknownShape,
        'media-type-has-example': MediaTypeHasExample,
        'property-has-description': PropertyHasDescription,
        'schema-has-description': SchemaHasDescription,
      },
    },
  };
}
