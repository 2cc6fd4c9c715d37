; What TypeScript writes otherwise than JavaScript.

(class_declaration name: (type_identifier) @name body: (_) @body) @def.class
(abstract_class_declaration name: (type_identifier) @name body: (_) @body) @def.class
(class name: (type_identifier) @name body: (_) @body) @def.class
(interface_declaration name: (type_identifier) @name body: (_) @body) @def.interface
(enum_declaration name: (identifier) @name body: (_) @body) @def.enum
(enum_body name: (property_identifier) @name @def.constant)
(enum_assignment name: (property_identifier) @name) @def.constant
(type_alias_declaration name: (type_identifier) @name) @def.type
(internal_module name: [(identifier) (nested_identifier)] @name body: (_) @body) @def.module
(module name: [(identifier) (nested_identifier)] @name body: (_) @body) @def.module
(function_signature name: (identifier) @name) @def.function
(method_signature name: (property_identifier) @name) @def.method
(abstract_method_signature name: (property_identifier) @name) @def.method
(public_field_definition
  name: [(property_identifier) (private_property_identifier)] @name
  value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @def.method
(public_field_definition
  name: [(property_identifier) (private_property_identifier)] @name) @def.field
(interface_body (property_signature name: (property_identifier) @name) @def.field)
(ambient_declaration
  (lexical_declaration (variable_declarator name: (identifier) @name)) @def.variable)
(ambient_declaration
  (variable_declaration (variable_declarator name: (identifier) @name)) @def.variable)
(required_parameter (accessibility_modifier) pattern: (identifier) @name) @def.field

(new_expression constructor: (identifier) @call)
(extends_clause value: (identifier) @type)
(extends_clause value: (member_expression property: (property_identifier) @type))
(type_identifier) @type
