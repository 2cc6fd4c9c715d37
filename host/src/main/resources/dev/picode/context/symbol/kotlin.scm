; What Kotlin files define, use and import.

(class_declaration "interface" (type_identifier) @name (class_body)? @body) @def.interface
(class_declaration "enum" (type_identifier) @name (enum_class_body)? @body) @def.enum
(class_declaration (modifiers (class_modifier "annotation"))
  (type_identifier) @name (class_body)? @body) @def.annotation
(class_declaration (type_identifier) @name (class_body)? @body) @def.class
(object_declaration (type_identifier) @name (class_body)? @body) @def.class
(companion_object (type_identifier) @name (class_body)? @body) @def.class
(function_declaration (simple_identifier) @name (function_body)? @body) @def.function
(property_declaration (variable_declaration (simple_identifier) @name)) @def.variable
(class_parameter (binding_pattern_kind) (simple_identifier) @name) @def.field
(enum_entry (simple_identifier) @name (class_body)? @body) @def.constant
(type_alias (type_identifier) @name) @def.type

(call_expression (simple_identifier) @call)
(call_expression (navigation_expression (navigation_suffix (simple_identifier) @call)))
(constructor_invocation (user_type (type_identifier) @call .))
(user_type (type_identifier) @type)
(navigation_expression . (simple_identifier) @upper)
(navigation_suffix (simple_identifier) @use)
(callable_reference (simple_identifier) @use)
(explicit_delegation (simple_identifier) @use)
(property_delegate (simple_identifier) @use)
(value_argument (simple_identifier) @use)
(import_header (identifier (simple_identifier) @use .))

(package_header) @import
(import_header) @import

(line_comment) @comment
(multiline_comment) @comment

[(if_expression) (for_statement) (while_statement) (do_while_statement) (when_entry)
  (catch_block) (elvis_expression) (conjunction_expression) (disjunction_expression)] @branch
