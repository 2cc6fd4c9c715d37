; What C# files define, use and import.

(class_declaration name: (identifier) @name body: (_)? @body) @def.class
(interface_declaration name: (identifier) @name body: (_)? @body) @def.interface
(struct_declaration name: (identifier) @name body: (_)? @body) @def.struct
(record_declaration name: (identifier) @name body: (_)? @body) @def.struct
(enum_declaration name: (identifier) @name body: (_)? @body) @def.enum
(enum_member_declaration name: (identifier) @name) @def.constant
(namespace_declaration name: (_) @name body: (_) @body) @def.module
(delegate_declaration name: (identifier) @name) @def.type
(method_declaration name: (identifier) @name body: (_)? @body) @def.method
(operator_declaration operator: _ @name body: (_)? @body) @def.method
(local_function_statement name: (identifier) @name body: (_)? @body) @def.function
(constructor_declaration name: (identifier) @name body: (_)? @body) @def.constructor
(property_declaration name: (identifier) @name
  accessors: (accessor_list)? @body) @def.field
(event_declaration name: (identifier) @name) @def.field
(event_field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name))) @def.field
(field_declaration (modifier "const")
  (variable_declaration (variable_declarator name: (identifier) @name))) @def.constant
(field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name))) @def.field
(record_declaration (parameter_list (parameter name: (identifier) @name) @def.field))

(invocation_expression function: [
  (identifier) @call
  (generic_name (identifier) @call)
  (member_access_expression name: [(identifier) @call (generic_name (identifier) @call)])
  (conditional_access_expression (member_binding_expression name: (identifier) @call))])
(object_creation_expression type: [
  (identifier) @call
  (generic_name (identifier) @call)
  (qualified_name name: (identifier) @call)])
(attribute name: (identifier) @type)
(base_list [
  (identifier) @type
  (generic_name (identifier) @type)
  (qualified_name name: (identifier) @type)
  (primary_constructor_base_type type: (identifier) @type)])
(type_argument_list (identifier) @type)
(generic_name (identifier) @type)
(nullable_type type: (identifier) @type)
(array_type type: (identifier) @type)
(variable_declaration type: [(identifier) @type (qualified_name name: (identifier) @type)])
(parameter type: (identifier) @type)
(method_declaration returns: [(identifier) @type (qualified_name name: (identifier) @type)])
(property_declaration type: (identifier) @type)
(catch_declaration type: (identifier) @type)
(cast_expression type: (identifier) @type)
(is_expression right: (identifier) @type)
(as_expression right: (identifier) @type)
(typeof_expression type: (identifier) @type)
(type_parameter_constraint type: (identifier) @type)
(member_access_expression expression: (identifier) @upper)
(member_access_expression name: (identifier) @use)
(argument (identifier) @use)

(using_directive) @import
(namespace_declaration) @import
(file_scoped_namespace_declaration) @import

(comment) @comment

[(if_statement) (for_statement) (foreach_statement) (while_statement) (do_statement)
  (catch_clause) (conditional_expression) (switch_expression_arm)] @branch
(switch_section "case" @branch)
(binary_expression operator: ["&&" "||" "??"] @branch)
