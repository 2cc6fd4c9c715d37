; What Rust files define, use and import.

(struct_item name: (type_identifier) @name body: (_)? @body) @def.struct
(union_item name: (type_identifier) @name body: (_) @body) @def.struct
(enum_item name: (type_identifier) @name body: (_) @body) @def.enum
(enum_variant name: (identifier) @name) @def.constant
(trait_item name: (type_identifier) @name body: (_) @body) @def.interface
(type_item name: (type_identifier) @name) @def.type
(associated_type name: (type_identifier) @name) @def.type
(mod_item name: (identifier) @name body: (_) @body) @def.module
(function_item name: (identifier) @name body: (_) @body) @def.function
(function_signature_item name: (identifier) @name) @def.function
(macro_definition name: (identifier) @name . ["{" "(" "["] @body) @def.macro
(const_item name: (identifier) @name) @def.constant
(static_item name: (identifier) @name) @def.variable
(field_declaration name: (field_identifier) @name) @def.field
(impl_item type: (type_identifier) @name body: (_) @body) @scope
(impl_item type: (generic_type type: (type_identifier) @name) body: (_) @body) @scope
(impl_item type: (scoped_type_identifier name: (type_identifier) @name) body: (_) @body) @scope
(impl_item type: (reference_type type: (type_identifier) @name) body: (_) @body) @scope

(call_expression function: (identifier) @call)
(call_expression function: (scoped_identifier name: (identifier) @call))
(call_expression function: (field_expression field: (field_identifier) @call))
(call_expression function: (generic_function function: (identifier) @call))
(call_expression function: (generic_function
  function: (scoped_identifier name: (identifier) @call)))
(call_expression function: (generic_function
  function: (field_expression field: (field_identifier) @call)))
(macro_invocation macro: (identifier) @call)
(macro_invocation macro: (scoped_identifier name: (identifier) @call))
(struct_expression name: (type_identifier) @call)
(struct_expression name: (scoped_type_identifier name: (type_identifier) @call))
(attribute (identifier) @use)
(attribute arguments: (token_tree (identifier) @upper))
(type_identifier) @type
(scoped_identifier path: (identifier) @upper)
(scoped_identifier name: (identifier) @use)
(field_expression field: (field_identifier) @use)
(arguments (identifier) @use)
(scoped_use_list list: (use_list (identifier) @use))
(token_tree (identifier) @use)

(use_declaration) @import
(mod_item !body) @import
(extern_crate_declaration) @import

(line_comment) @comment
(block_comment) @comment

[(if_expression) (for_expression) (while_expression) (loop_expression) (match_arm)] @branch
(binary_expression operator: ["&&" "||"] @branch)
