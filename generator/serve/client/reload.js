// Live reload of `ocop serve`. The server knows what every page shows by a digest of it, and says after each
// build whether this one has to be loaded again, needs only new style sheets, or stays.
(() => {
  "use strict";
  const english = document.documentElement.lang === "en";
  const words = english
    ? {
        title: (count) => (count === 1 ? "One thing to mend" : `${count} things to mend`),
        behind: "The page behind is the last one that could be built. It follows as soon as this is mended.",
        nothing: "The site appears here as soon as this is mended.",
        close: "Hide",
        open: "Show",
      }
    : {
        title: (count) => `Có ${count} chỗ cần sửa`,
        behind: "Trang phía sau là bản dựng được gần nhất. Sửa xong và lưu lại, trang sẽ tự cập nhật.",
        nothing: "Sửa xong và lưu lại, trang sẽ tự hiện ra ở đây.",
        close: "Thu gọn",
        open: "Xem",
      };

  const element = (name, className, text = "", children = []) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    made.append(...children);
    return made;
  };

  const remember = (about) => { try { sessionStorage.setItem("ocop-aside", about); } catch { /* private mode */ } };
  const aside = () => { try { return sessionStorage.getItem("ocop-aside"); } catch { return null; } };

  let state = document.currentScript.dataset.state;
  let source = null;
  let failures = 0;
  let panel = null;

  // What stands between backticks is a field or a value.
  const sentence = (className, text) => element("p", className, "",
    text.split("`").map((part, index) => (index % 2 ? element("code", "", part) : part)));

  const problemItem = (problem) => element("li", "", "", [
    problem.place && element("p", "place", problem.place),
    sentence("message", problem.message),
    problem.excerpt && element("pre", "", problem.excerpt),
    problem.mend && sentence("mend", problem.mend),
  ].filter(Boolean));

  const showPanel = (message) => {
    const host = element("div", "");
    host.hidden = true;
    host.lang = english ? "en" : "vi";
    host.dataset.about = message.about;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__ocop/overlay.css";
    style.onload = () => { host.hidden = false; };

    const title = element("h2", "", words.title(message.problems.length));
    const close = element("button", "close", words.close);
    const open = element("button", "open", words.open);
    const note = element("p", "note", message.state === "none" ? words.nothing : words.behind);
    const list = element("ol", "", "", message.problems.map(problemItem));
    list.tabIndex = 0;
    const box = element("section", "", "", [element("div", "head", "", [title, close, open]), note, list]);
    box.setAttribute("role", "alert");

    const fold = (folded) => {
      box.classList.toggle("folded", folded);
      remember(folded ? message.about : "");
    };
    close.onclick = () => { fold(true); open.focus(); };
    open.onclick = () => { fold(false); close.focus(); };
    host.onkeydown = (event) => { if (event.key === "Escape") close.click(); };
    box.classList.toggle("folded", aside() === message.about);

    host.attachShadow({ mode: "open" }).append(style, box);
    document.body.append(host);
    return host;
  };

  const tell = (message) => {
    if (panel && panel.dataset.about === message.about) return;
    panel?.remove();
    panel = message.problems.length ? showPanel(message) : null;
  };

  // A new sheet takes over before the old one goes, so that the page is never without its style.
  const restyle = (sheets, version) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    if (links.length !== sheets.length) return location.reload();
    links.forEach((old, index) => {
      const fresh = old.cloneNode();
      fresh.href = `${sheets[index]}?${version}`;
      fresh.onload = fresh.onerror = () => old.remove();
      old.after(fresh);
    });
  };

  const hear = (message) => {
    if (message.page === "reload") {
      disconnect();
      location.reload();
      return;
    }
    if (message.page === "styles") restyle(message.sheets, message.state);
    state = message.state;
    tell(message);
  };

  const disconnect = () => {
    source?.close();
    source = null;
  };

  // Browsers allow six connections a server: pages that nobody looks at give theirs back and ask when they are seen.
  const connect = () => {
    if (source || document.hidden) return;
    const query = new URLSearchParams({ page: location.pathname, state, lang: english ? "en" : "vi" });
    source = new EventSource(`/__ocop/events?${query}`);
    source.onmessage = (event) => {
      failures = 0;
      hear(JSON.parse(event.data));
    };
    source.onerror = () => {
      disconnect();
      failures += 1;
      setTimeout(connect, Math.min(500 * failures, 5000));
    };
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
})();
