//! When two addresses are of the same page: however it was reached, and whatever counts who follows a link.

use crate::text::address::parts;

/// What begins the name of a part of a query that says how a reader came, not what is read.
const TRACKING_PREFIXES: [&str; 12] = [
    "utm_", "at_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "_hs", "ga_", "mc_", "stm_", "itm_",
];
/// Names of such parts.
const TRACKING: [&str; 29] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igshid",
    "igsh",
    "yclid",
    "_openstat",
    "wt_mc",
    "wt.mc_id",
    "xtor",
    "cmpid",
    "cmp",
    "ocid",
    "smid",
    "ftag",
    "ref_src",
    "ref_url",
    "s_cid",
    "icid",
    "ncid",
    "_ga",
    "_gl",
];

/// An address without what may differ where the page is the same: scheme, who one is there, `www.`, a usual port, fragment, tracking,
/// the order of the query and a slash at the end.
pub(super) fn page_of(address: &str) -> String {
    let (place, rest) = parts(address.trim());
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = [":80", ":443"].iter().find_map(|port| host.strip_suffix(port)).unwrap_or(host);
    let mut asked: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    asked.sort_unstable();
    let query = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    format!("{}{}{query}", host.trim_end_matches('.'), path.trim_end_matches('/'))
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_lowercase();
    TRACKING.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_many_addresses() {
        let page = page_of("https://paper.example/a/b?id=7&lang=en");
        for same in [
            "http://www.paper.example/a/b/?lang=en&id=7",
            "https://PAPER.example:443/a/b?id=7&lang=en#top",
            "https://paper.example./a/b?utm_source=x&id=7&fbclid=y&lang=en&at_medium=z",
            "https://me@paper.example/a/b?id=7&lang=en",
            " https://paper.example/a/b?&id=7&lang=en& ",
        ] {
            assert_eq!(page_of(same), page, "{same}");
        }
        for other in [
            "https://paper.example/a/B?id=7&lang=en",
            "https://paper.example/a/b?id=8&lang=en",
            "https://paper.example/a/b",
            "https://live.paper.example/a/b?id=7&lang=en",
            "https://paper.example:8080/a/b?id=7&lang=en",
        ] {
            assert_ne!(page_of(other), page, "{other}");
        }
        assert_eq!(page_of("https://www.paper.example"), page_of("http://paper.example/?gclid=1"));
    }
}
