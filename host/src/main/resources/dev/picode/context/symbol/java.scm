; What Java files define, use and import.

(class_declaration name: (identifier) @name body: (_) @body) @def.class
(interface_declaration name: (identifier) @name body: (_) @body) @def.interface
(enum_declaration name: (identifier) @name body: (_) @body) @def.enum
(record_declaration name: (identifier) @name body: (_) @body) @def.struct
(annotation_type_declaration name: (identifier) @name body: (_) @body) @def.annotation
(method_declaration name: (identifier) @name body: (block)? @body) @def.method
(constructor_declaration name: (identifier) @name body: (_) @body) @def.constructor
(compact_constructor_declaration name: (identifier) @name body: (_) @body) @def.constructor
(annotation_type_element_declaration name: (identifier) @name) @def.method
(field_declaration declarator: (variable_declarator name: (identifier) @name)) @def.field
(constant_declaration declarator: (variable_declarator name: (identifier) @name)) @def.constant
(enum_constant name: (identifier) @name body: (_)? @body) @def.constant
(record_declaration
  parameters: (formal_parameters (formal_parameter name: (identifier) @name) @def.field))
(module_declaration name: (_) @name body: (_) @body) @def.module

(method_invocation name: (identifier) @call)
(method_reference "::" (identifier) @call)
(object_creation_expression type: (type_identifier) @call)
(object_creation_expression type: (generic_type (type_identifier) @call))
(object_creation_expression type: (scoped_type_identifier (type_identifier) @call .))
(annotation name: (identifier) @type)
(marker_annotation name: (identifier) @type)
(type_identifier) @type
(method_invocation object: (identifier) @upper)
(method_reference . (identifier) @upper)
(field_access object: (identifier) @upper)
(field_access field: (identifier) @use)
(switch_label (identifier) @use)
(import_declaration (scoped_identifier name: (identifier) @use) .)

(package_declaration) @import
(import_declaration) @import

(block_comment) @comment
(line_comment) @comment

[(if_statement) (for_statement) (enhanced_for_statement) (while_statement) (do_statement)
  (catch_clause) (ternary_expression)] @branch
(switch_label "case" @branch)
(binary_expression operator: ["&&" "||"] @branch)
