//! The interface over HTTP.

mod admission;
mod answer;
mod body;
mod bucket;
mod envelopes;
mod gate;
mod lingering;
mod log;
mod public;
mod service;
mod withdrawals;

use axum::Router;
use axum::handler::Handler;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{MethodFilter, MethodRouter, on};

pub(crate) use answer::Refusal;
pub(crate) use envelopes::fits;
pub(crate) use service::Service;

/// One operation of the interface, as `openapi.json` describes it.
struct Route {
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds it against the document"))]
    method: MethodFilter,
    path: &'static str,
    handler: MethodRouter<Service>,
}

/// All routes. A handler that takes neither a `Sender` nor a `Reader` is public to whoever knows the study's path.
fn routes() -> Vec<Route> {
    const GET: MethodFilter = MethodFilter::GET;
    const POST: MethodFilter = MethodFilter::POST;
    const PUT: MethodFilter = MethodFilter::PUT;
    vec![
        route(GET, "/health", public::health),
        route(GET, "/{path}/v1/note", public::note),
        route(GET, "/{path}/v1/chain/{generation}", public::chain),
        route(GET, "/{path}/v1/forms/{digest}", public::form),
        route(GET, "/{path}/v1/packages", public::packages),
        route(GET, "/{path}/v1/packages/{digest}", public::package),
        route(PUT, "/{path}/v1/envelopes/{digest}", envelopes::keep),
        route(GET, "/{path}/v1/envelopes/{digest}", log::envelope),
        route(GET, "/{path}/v1/receipts/{digest}", log::receipt),
        route(GET, "/{path}/v1/log/checkpoint", log::checkpoint),
        route(GET, "/{path}/v1/log/cosigned", log::cosigned),
        route(GET, "/{path}/v1/log/tile/{*tile}", log::hashes),
        route(GET, "/{path}/v1/log/tile/entries/{*tile}", log::leaves),
        route(POST, "/{path}/v1/withdrawals", withdrawals::request),
        route(GET, "/{path}/v1/withdraw", withdrawals::page),
        route(POST, "/{path}/v1/withdraw", withdrawals::code),
    ]
}

fn route<H: Handler<T, Service>, T: 'static>(method: MethodFilter, path: &'static str, handler: H) -> Route {
    Route { method, path, handler: on(method, handler) }
}

/// The whole interface, with what stands around every route.
pub(crate) fn router(service: Service) -> Router {
    let routes =
        routes().into_iter().fold(Router::new(), |router, route| router.route(route.path, route.handler));
    let routes = routes
        .fallback(answer::nothing)
        .method_not_allowed_fallback(answer::nothing)
        .with_state(service.clone());
    // Around the routes and not on each of them, so that what the router itself adds to an answer is seen too.
    Router::new()
        .fallback_service(routes)
        .layer(map_response(answer::bare))
        .layer(from_fn_with_state(service, body::in_time))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kin_protocol::problem::ProblemKind;
    use serde_json::Value;
    use strum::IntoEnumIterator as _;

    use super::*;

    fn document() -> Value {
        serde_json::from_str(include_str!("../../openapi.json")).expect("openapi.json is JSON")
    }

    #[test]
    fn the_document_names_every_route_and_no_other() {
        let routed: BTreeSet<(String, String)> = routes()
            .iter()
            .map(|route| {
                let methods =
                    [(MethodFilter::GET, "get"), (MethodFilter::POST, "post"), (MethodFilter::PUT, "put")];
                let method = methods.iter().find(|(filter, _)| *filter == route.method).expect("a method").1;
                (route.path.replace("{*", "{"), method.to_owned())
            })
            .collect();
        let document = document();
        let mut documented = BTreeSet::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for method in item.as_object().expect("an item").keys().filter(|key| *key != "parameters") {
                documented.insert((path.clone(), method.clone()));
            }
        }
        assert_eq!(routed, documented);
    }

    #[test]
    fn the_document_names_every_problem_with_its_status_and_no_other() {
        let document = document();
        let problem = &document["components"]["schemas"]["Problem"];
        let ours: BTreeSet<(String, u64)> =
            ProblemKind::iter().map(|kind| (kind.urn().to_owned(), u64::from(kind.status()))).collect();
        let theirs: BTreeSet<(String, u64)> = problem["x-problems"]
            .as_object()
            .expect("problems")
            .iter()
            .map(|(name, status)| (format!("urn:kin:problem:{name}"), status.as_u64().expect("a status")))
            .collect();
        assert_eq!(ours, theirs);
        let named: BTreeSet<&str> = problem["properties"]["type"]["enum"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(named, ProblemKind::iter().map(ProblemKind::urn).collect());
        // A response names only problems of the statuses under which it stands.
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (status, response) in item
                .as_object()
                .expect("an item")
                .values()
                .flat_map(|operation| operation["responses"].as_object().into_iter().flatten())
            {
                for urn in problems_of(&document, response) {
                    let kind = ProblemKind::iter().find(|kind| kind.urn() == urn).expect("a problem");
                    assert_eq!(kind.status().to_string(), *status, "{path}");
                }
            }
        }
    }

    /// The problems that a response of the document names.
    fn problems_of(document: &Value, response: &Value) -> Vec<String> {
        let named = response["$ref"].as_str().and_then(|name| document.pointer(name.trim_start_matches('#')));
        let all = &named.unwrap_or(response)["content"]["application/problem+json"]["schema"]["allOf"];
        let kind = &all[1]["properties"]["type"];
        let several = kind["enum"].as_array().into_iter().flatten();
        several.chain(kind.get("const")).filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
