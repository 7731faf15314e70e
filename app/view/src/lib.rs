//! `view!` for the app: the syntax of Leptos' macro, another result. What is known when the app is built becomes one text, what is
//! not fills its places; the app's `dom::Markup` says how the text reads. Leptos' own macro makes a type for each element, and
//! code for each type. Components go on to Leptos' macro, with their children as one more property: a piece that is built already.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;

/// Markup as a `crate::dom::Piece`.
#[proc_macro]
pub fn view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(input).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let view = piece(&nodes);
    quote! {{ #(#errors;)* #view }}.into()
}

type Nodes = [Node<Infallible>];

/// Markup as it is written down.
#[derive(Default)]
struct Written {
    lines: Vec<String>,
    fillings: Vec<TokenStream>,
}

fn piece(nodes: &Nodes) -> TokenStream {
    if let [Node::Element(only)] = nodes
        && is_component(only)
    {
        return component(only);
    }
    let mut written = Written::default();
    written.nodes(nodes);
    let (lines, fillings) = (written.lines.join("\n"), written.fillings);
    if lines.is_empty() {
        return quote! { crate::dom::Piece::nothing() };
    }
    // Out of reach of the expressions that fill the places.
    let markup = syn::Ident::new("markup", Span::mixed_site());
    quote! {{
        #[allow(unused_mut, reason = "there may be nothing to fill")]
        let mut #markup = crate::dom::Markup::new(#lines);
        #(#markup.#fillings;)*
        #markup.build()
    }}
}

impl Written {
    fn line(&mut self, kind: char, rest: &str) {
        self.lines.push(format!("{kind}{rest}"));
    }

    fn place(&mut self, kind: char, name: &str, filling: TokenStream) {
        self.line(kind, name);
        self.fillings.push(filling);
    }

    fn nodes(&mut self, nodes: &Nodes) {
        for node in nodes {
            match node {
                Node::Comment(_) | Node::Doctype(_) => {}
                Node::Fragment(inner) => self.nodes(&inner.children),
                Node::Text(text) => self.line('"', &text.value_string()),
                Node::RawText(text) => self.line('"', &text.to_string_best()),
                Node::Block(block) => {
                    let piece = quote_spanned! { block.span() =>
                        crate::dom::IntoPiece::into_piece(#[allow(unused_braces, reason = "braces of the markup")] #block)
                    };
                    self.place('$', "", quote! { piece(#piece) });
                }
                Node::Element(inner) if is_component(inner) => {
                    let component = component(inner);
                    self.place('$', "", quote! { piece(#component) });
                }
                Node::Element(inner) => {
                    self.line('<', &inner.name().to_string());
                    for attribute in inner.attributes() {
                        self.attribute(attribute);
                    }
                    self.nodes(&inner.children);
                    self.line('>', "");
                }
                Node::Custom(never) => self.place('$', "", never.to_token_stream()),
            }
        }
    }

    fn attribute(&mut self, attribute: &NodeAttribute) {
        match attribute {
            NodeAttribute::Attribute(attribute) => self.keyed(attribute),
            NodeAttribute::Block(block) => {
                let error = syn::Error::new(block.span(), "an element takes no attributes from a block");
                self.refuse(&error);
            }
        }
    }

    fn keyed(&mut self, attribute: &KeyedAttribute) {
        let key = attribute.key.to_string();
        let key = key.trim_start_matches("r#");
        let Some(value) = attribute.value() else { return self.line('.', key) };
        if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = value {
            return self.line('.', &format!("{key}={}", text.value()));
        }
        let dynamic = quote_spanned! { value.span() => value(crate::dom::IntoValue::into_value(#value)) };
        match key.split_once(':') {
            None if key == "node_ref" => self.place('&', "", quote! { reference(#value) }),
            None => self.place('@', key, dynamic),
            Some(("prop", name)) => self.place('!', name, dynamic),
            Some(("class", name)) => self.place('%', name, dynamic),
            Some(("bind", "value")) => {
                self.line('!', "value");
                self.place('*', "input", quote! { bind_value(#value) });
            }
            Some(("bind", "checked")) => {
                self.line('!', "checked");
                self.place('*', "change", quote! { bind_checked(#value) });
            }
            Some(("on", name)) => {
                let event = syn::Ident::new(name, attribute.key.span());
                self.place('*', name, quote! { handler(crate::dom::handler(::leptos::ev::#event, #value)) });
            }
            Some(_) => {
                self.refuse(&syn::Error::new(
                    attribute.key.span(),
                    "this kind of attribute is not supported",
                ));
            }
        }
    }

    fn refuse(&mut self, error: &syn::Error) {
        let error = error.to_compile_error();
        self.place('@', "", quote! { value(#error) });
    }
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit("::").next().unwrap_or_default().trim_start();
    last.starts_with(char::is_uppercase)
}

fn component(element: &NodeElement<Infallible>) -> TokenStream {
    let (name, attributes) = (element.name(), element.attributes());
    let children = (!element.children.is_empty()).then(|| {
        let children = piece(&element.children);
        quote! { children={#children} }
    });
    quote! { crate::dom::IntoPiece::into_piece(::leptos::prelude::view! { <#name #(#attributes)* #children /> }) }
}
