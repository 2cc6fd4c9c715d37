; Elements of JSX: those with the name of a component are calls of it.

(jsx_opening_element name: (identifier) @element)
(jsx_opening_element name: (member_expression property: (property_identifier) @element))
(jsx_self_closing_element name: (identifier) @element)
(jsx_self_closing_element name: (member_expression property: (property_identifier) @element))
(jsx_expression (identifier) @use)
