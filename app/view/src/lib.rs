//! `view!` for the app: the syntax of Leptos' macro, another result. An element becomes calls of the builder in the app's
//! `dom` module, which is compiled once; Leptos' own macro makes a type for each element, and code for each type. Components
//! go on to Leptos' macro, with their children as one more property: a piece that is built already.

use proc_macro2::TokenStream;
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
    let view = fragment(&nodes);
    quote! {{ #(#errors;)* #view }}.into()
}

type Markup = Node<Infallible>;

/// One child as it is, several as a list.
fn fragment(nodes: &[Markup]) -> TokenStream {
    let mut children = children(nodes);
    match children.len() {
        1 => children.remove(0),
        _ => quote! { crate::dom::Piece::Many(::std::vec![#(#children),*]) },
    }
}

fn children(nodes: &[Markup]) -> Vec<TokenStream> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            Node::Comment(_) | Node::Doctype(_) => {}
            Node::Fragment(inner) => found.extend(children(&inner.children)),
            Node::Text(text) => found.push(words(&text.value_string())),
            Node::RawText(text) => found.push(words(&text.to_string_best())),
            Node::Block(block) => found.push(quote_spanned! { block.span() =>
                crate::dom::IntoPiece::into_piece(#[allow(unused_braces, reason = "braces of the markup")] #block)
            }),
            Node::Element(inner) if is_component(inner) => found.push(component(inner)),
            Node::Element(inner) => found.push(element(inner)),
            Node::Custom(never) => found.push(never.to_token_stream()),
        }
    }
    found
}

fn words(text: &str) -> TokenStream {
    quote! { crate::dom::Piece::from(#text) }
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit("::").next().unwrap_or_default().trim_start();
    last.starts_with(char::is_uppercase)
}

fn component(element: &NodeElement<Infallible>) -> TokenStream {
    let (name, attributes) = (element.name(), element.attributes());
    let children = (!element.children.is_empty()).then(|| {
        let children = fragment(&element.children);
        quote! { children={#children} }
    });
    quote! { crate::dom::IntoPiece::into_piece(::leptos::prelude::view! { <#name #(#attributes)* #children /> }) }
}

fn element(element: &NodeElement<Infallible>) -> TokenStream {
    let tag = element.name().to_string();
    let attributes = element.attributes().iter().map(attribute);
    let children = children(&element.children);
    quote! {{
        let mut element = crate::dom::Element::new(#tag);
        #(#attributes)*
        #(element.child(#children);)*
        crate::dom::Piece::from(element)
    }}
}

fn attribute(attribute: &NodeAttribute) -> TokenStream {
    match attribute {
        NodeAttribute::Attribute(attribute) => keyed(attribute),
        NodeAttribute::Block(block) => {
            syn::Error::new(block.span(), "an element takes no attributes from a block").into_compile_error()
        }
    }
}

fn keyed(attribute: &KeyedAttribute) -> TokenStream {
    let key = attribute.key.to_string();
    let key = key.trim_start_matches("r#");
    let Some(value) = attribute.value() else {
        return quote! { element.fixed(#key, ""); };
    };
    if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = value {
        return quote! { element.fixed(#key, #text); };
    }
    let dynamic = quote_spanned! { value.span() => crate::dom::IntoValue::into_value(#value) };
    match key.split_once(':') {
        None if key == "node_ref" => quote! { element.reference(#value); },
        None => quote! { element.attribute(#key, #dynamic); },
        Some(("prop", name)) => quote! { element.property(#name, #dynamic); },
        Some(("class", name)) => quote! { element.class(#name, #dynamic); },
        Some(("bind", name)) => {
            let bind = syn::Ident::new(&format!("bind_{name}"), attribute.key.span());
            quote! { element.#bind(#value); }
        }
        Some(("on", name)) => {
            let event = syn::Ident::new(name, attribute.key.span());
            quote! { element.listen(#name, crate::dom::handler(::leptos::ev::#event, #value)); }
        }
        Some(_) => syn::Error::new(attribute.key.span(), "this kind of attribute is not supported")
            .into_compile_error(),
    }
}
