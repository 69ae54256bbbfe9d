//! What Trunk calls when its own part of a build is done: code, styles, page, service worker.

use super::{Profile, Report, code, compress, inputs, page, report, shrink, style, worker};
use crate::{
    failure::{Failure, Result},
    files, headers, setup,
    step::step,
    workspace::Workspace,
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The files of public/ that are not copied as they are: the page and the scripts that the build
/// fills in.
const FILLED_IN: [&str; 5] = ["index.html", "boot.js", "sw.js", "join.mjs", "worker.mjs"];

/// Completes the build that Trunk has begun in its staging folder.
pub fn assemble(workspace: &Workspace) -> Result<()> {
    let order = Order::from_trunk()?;
    let optimised = order.profile == Profile::Optimised;
    // Taken first: a file that changes while this runs must count as changed afterwards.
    let inputs = inputs::fingerprint(workspace)?;
    let tools = setup::build_tools(workspace)?;
    let code = code::build(workspace, &tools, order.profile, &order.staging)?;
    copy_static_files(&workspace.root().join("public"), &order.staging)?;
    let finish = |file: &Path| if optimised { shrink::minify(&tools, &[file.to_owned()]) } else { Ok(()) };
    let style = style::bundle(&workspace.root().join("style"), &order.staging, finish)?;
    let boot = page::place_boot_script(&workspace.root().join("public/boot.js"), &order.staging, finish)?;
    let page =
        page::Page { base: &order.base, code: &code, style: &style, boot: &boot, with_worker: optimised };
    page.fill_in(&order.staging.join("index.html"))?;
    if !optimised {
        return Ok(());
    }
    let build = worker::write(&workspace.root().join("public"), &order.staging)?;
    finish(&order.staging.join("sw.js"))?;
    files::copy(&order.staging.join("index.html"), &order.staging.join("404.html"))?;
    headers::write_host_files(&order.staging, &order.base)?;
    step("compressing", || compress::compress(&tools.node, &order.staging))?;
    let sizes = report::Sizes::measure(&order.staging, &code)?;
    println!("  {sizes}");
    Report { build, inputs, base: order.base, sizes }.write(&order.staging)
}

/// What Trunk says about the build it asks for.
struct Order {
    profile: Profile,
    base: String,
    staging: PathBuf,
}

impl Order {
    fn from_trunk() -> Result<Self> {
        let read = |name: &str| {
            env::var(name).map_err(|_| {
                Failure::new(format!(
                    "{name} is not set: `assemble` is what Trunk calls; run `cargo xtask build`"
                ))
            })
        };
        Ok(Self {
            profile: match read("TRUNK_PROFILE")?.as_str() {
                "release" => Profile::Optimised,
                _ => Profile::Development,
            },
            base: read("TRUNK_PUBLIC_URL")?,
            staging: PathBuf::from(read("TRUNK_STAGING_DIR")?),
        })
    }
}

fn copy_static_files(public: &Path, staging: &Path) -> Result<()> {
    for file in files::list(public)? {
        let name = files::relative_url(public, &file);
        if !FILLED_IN.contains(&name.as_str()) {
            files::copy(&file, &staging.join(name))?;
        }
    }
    Ok(())
}
