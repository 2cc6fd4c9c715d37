; What JavaScript writes otherwise than TypeScript.

(class_declaration name: (identifier) @name body: (_) @body) @def.class
(class name: (identifier) @name body: (_) @body) @def.class
(field_definition
  property: [(property_identifier) (private_property_identifier)] @name
  value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @def.method
(field_definition
  property: [(property_identifier) (private_property_identifier)] @name) @def.field

(class_heritage (identifier) @type)
(class_heritage (member_expression property: (property_identifier) @type))
