// What the tests of accessibility measure in a page. Loaded by them into each page as window.look.
window.look = (() => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
  const hiddenForEyes = (each) => each.closest(".sl-hidden, .sl-skip, thead") !== null || getComputedStyle(each).clipPath === "inset(50%)";
  const named = (each) => `${each.tagName.toLowerCase()}.${each.className} "${each.textContent.trim().slice(0, 40)}"`;

  // Everything the Tab key must reach, in the order of the document. A group of radio buttons is one stop.
  const stops = () => {
    const groups = new Set();
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    return [...all].filter((each) => {
      if (each.tabIndex < 0 || each.disabled || !shown(each)) return false;
      if (each.type !== "radio") return true;
      const group = [...document.getElementsByName(each.name)].filter(shown);
      if (groups.has(each.name)) return false;
      const stop = group.find((one) => one.checked) ?? group[0];
      if (each !== stop) return false;
      groups.add(each.name);
      return true;
    });
  };

  // Why the focus on an element cannot be seen, or "".
  const focusProblem = (each) => {
    const style = getComputedStyle(each);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline";
    const box = [...each.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
    const across = [box.left + 1, (box.left + box.right) / 2, box.right - 1];
    const down = [box.top + 1, (box.top + box.bottom) / 2, box.bottom - 1];
    const label = each.labels?.[0];
    const seen = across.some((x) => down.some((y) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (each.contains(top) || top.contains(each) && getComputedStyle(top).position === "static" || label?.contains(top));
    }));
    return seen ? "" : "covered or off the screen";
  };

  const unseenFocus = () => stops().flatMap((each) => {
    each.focus({ focusVisible: true });
    const problem = focusProblem(each);
    return problem ? [`${named(each)}: ${problem}`] : [];
  });

  // Text that is cut off, runs out of its box, or makes the page scroll sideways.
  const lostText = () => {
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} px wide`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const inline = node.parentElement;
      if (!node.data.trim() || !shown(inline) || hiddenForEyes(inline) || inline.closest("option, textarea, template")) continue;
      let box = inline;
      while (["inline", "contents"].includes(getComputedStyle(box).display)) box = box.parentElement;
      const held = box.getBoundingClientRect();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(inline).fontSize);
      for (const rect of range.getClientRects()) {
        const out = rect.left < held.left - 2 || rect.right > held.right + 2 || rect.bottom > held.bottom + size;
        if (rect.width > 0 && out) {
          found.push(`${named(inline)}: runs out of its box`);
          break;
        }
      }
    }
    for (const each of document.querySelectorAll("body *")) {
      const style = getComputedStyle(each);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !shown(each) || hiddenForEyes(each)) continue;
      if (["PROGRESS", "svg", "INPUT"].includes(each.tagName) || each.closest("svg")) continue;
      if (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1) found.push(`${named(each)}: cut off`);
    }
    return found;
  };

  // The style sheet a reader brings along; the content policy of the page does not stand in its way.
  const wear = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  };

  // Controls that would be plain text without their background: forced colours take that away.
  const controlsWithoutEdge = () => [...document.querySelectorAll("button, input, select, textarea, summary, .sl-action, .sl-door")]
    .filter(shown)
    .filter((each) => {
      const style = getComputedStyle(each);
      const own = ["radio", "checkbox", "range", "color", "file"].includes(each.type) && style.appearance !== "none";
      return !own && parseFloat(style.borderBlockEndWidth) === 0 && style.textDecorationLine === "none" && each.tagName !== "SUMMARY";
    }).map(named);

  const moving = () => {
    const found = [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      const long = `${style.transitionDuration}, ${style.animationName === "none" ? "0s" : style.animationDuration}`;
      return long.split(",").some((time) => parseFloat(time) > 0.01) || style.scrollBehavior === "smooth";
    });
    return found.map(named);
  };

  // Main controls a thumb cannot hit.
  const small = (least) => [...document.querySelectorAll("button, select, summary, input:not([type=radio]):not([type=checkbox]), .sl-action, .sl-door")]
    .filter(shown)
    .filter((each) => !each.closest("p, dd, li > a") || each.matches(".sl-action"))
    .filter((each) => each.getBoundingClientRect().height < least - 0.5)
    .map((each) => `${named(each)}: ${each.getBoundingClientRect().height} px`);

  return { stops, unseenFocus, focusProblem, lostText, wear, controlsWithoutEdge, moving, small, named };
})();
