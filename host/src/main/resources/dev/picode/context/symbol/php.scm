; What PHP files define, use and import.

(class_declaration name: (name) @name body: (_) @body) @def.class
(interface_declaration name: (name) @name body: (_) @body) @def.interface
(trait_declaration name: (name) @name body: (_) @body) @def.interface
(enum_declaration name: (name) @name body: (_) @body) @def.enum
(enum_case name: (name) @name) @def.constant
(function_definition name: (name) @name body: (_) @body) @def.function
(method_declaration name: (name) @name body: (_)? @body) @def.method
(property_declaration (property_element name: (variable_name (name) @name))) @def.field
(property_promotion_parameter name: (variable_name (name) @name)) @def.field
(const_declaration (const_element (name) @name)) @def.constant
(namespace_definition name: (namespace_name) @name body: (_) @body) @def.module

(function_call_expression function: (name) @call)
(function_call_expression function: (qualified_name (name) @call))
(member_call_expression name: (name) @call)
(nullsafe_member_call_expression name: (name) @call)
(scoped_call_expression name: (name) @call)
(object_creation_expression (name) @call)
(object_creation_expression (qualified_name (name) @call))
(attribute (name) @type)
(base_clause (name) @type)
(base_clause (qualified_name (name) @type))
(class_interface_clause (name) @type)
(class_interface_clause (qualified_name (name) @type))
(use_declaration (name) @type)
(named_type (name) @type)
(named_type (qualified_name (name) @type))
(scoped_call_expression scope: (name) @type)
(class_constant_access_expression . (name) @type)
(class_constant_access_expression (name) @use .)
(scoped_property_access_expression scope: (name) @type)
(member_access_expression name: (name) @use)
(namespace_use_clause (name) @use)
(namespace_use_clause (qualified_name (name) @use))
(argument (name) @use)

(namespace_use_declaration) @import
(namespace_definition) @import
(require_expression) @import
(require_once_expression) @import
(include_expression) @import
(include_once_expression) @import

(comment) @comment

[(if_statement) (else_if_clause) (for_statement) (foreach_statement) (while_statement)
  (do_statement) (case_statement) (catch_clause) (conditional_expression)
  (match_conditional_expression)] @branch
(binary_expression operator: ["&&" "||" "and" "or" "??"] @branch)
