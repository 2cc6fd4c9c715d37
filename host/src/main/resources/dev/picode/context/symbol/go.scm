; What Go files define, use and import.

(type_declaration . (type_spec
  name: (type_identifier) @name
  type: (struct_type (field_declaration_list) @body)) .) @def.struct
(type_declaration . (type_spec
  name: (type_identifier) @name type: (interface_type "{" @body)) .) @def.interface
(type_declaration . (type_spec name: (type_identifier) @name) .) @def.type
(type_declaration . (type_alias name: (type_identifier) @name) .) @def.type
(type_spec
  name: (type_identifier) @name
  type: (struct_type (field_declaration_list) @body)) @def.struct
(type_spec
  name: (type_identifier) @name type: (interface_type "{" @body)) @def.interface
(type_spec name: (type_identifier) @name) @def.type
(type_alias name: (type_identifier) @name) @def.type
(function_declaration name: (identifier) @name body: (block)? @body) @def.function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (_) @container))
  name: (field_identifier) @name
  body: (block)? @body) @def.method
(interface_type (method_elem name: (field_identifier) @name) @def.method)
(struct_type (field_declaration_list
  (field_declaration name: (field_identifier) @name) @def.field))
(const_declaration . (const_spec name: (identifier) @name) .) @def.constant
(var_declaration . (var_spec name: (identifier) @name) .) @def.variable
(const_spec (identifier) @name) @def.constant
(var_spec (identifier) @name) @def.variable

(call_expression function: (identifier) @call)
(call_expression function: (selector_expression field: (field_identifier) @call))
(composite_literal type: (type_identifier) @call)
(composite_literal type: (qualified_type name: (type_identifier) @call))
(type_identifier) @type
(selector_expression operand: (identifier) @upper)
(selector_expression field: (field_identifier) @use)
(argument_list (identifier) @use)
(keyed_element (literal_element (identifier) @use))
(return_statement (expression_list (identifier) @use))

(package_clause) @import
(import_spec) @import

(comment) @comment

[(if_statement) (for_statement) (expression_case) (type_case) (communication_case)] @branch
(binary_expression operator: ["&&" "||"] @branch)
