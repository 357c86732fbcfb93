/** A body without an example is a body nobody has tried. */
export function MediaTypeHasExample() {
  return {
    MediaType(mediaType, { report, location }) {
      const examples = Object.keys(mediaType.examples ?? {});
      if (mediaType.example === undefined && examples.length === 0) {
        report({ message: 'A media type must have an example.', location });
      }
    },
  };
}

/** A property says what it is, itself or in the schema it refers to. */
export function PropertyHasDescription() {
  return {
    SchemaProperties(properties, { report, location, resolve }) {
      for (const [name, property] of Object.entries(properties)) {
        // What is no schema at all is reported by the rule `struct`.
        if (typeof property !== 'object' || property === null) continue;
        const target = property.$ref === undefined ? property : resolve(property).node;
        if (property.description === undefined && target?.description === undefined) {
          report({ message: `The property \`${name}\` must have a description.`, location: location.child(name) });
        }
      }
    },
  };
}

/** A schema file says what it describes. */
export function SchemaHasDescription() {
  return {
    Schema(schema, { report, location }) {
      const isRootOfFile = location.pointer === '#/' && location.source.absoluteRef.includes('/components/schemas/');
      if (isRootOfFile && schema.description === undefined && schema.$ref === undefined) {
        report({ message: 'A schema must have a description.', location });
      }
    },
  };
}
