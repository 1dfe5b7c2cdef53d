/* Opens one household's list: fetches the sealed file and unseals it with the key that stands
   after the # of the address, which browsers never send. No other request is made.
   Written for old browsers: ES5, callbacks and promises of Web Crypto only. */
(function () {
  "use strict";

  var MAGIC = "NGP1", HEAD = 14, NONCE = 12;

  var STATES = {
    code: ["这个二维码不对", "可能没有扫全。请对着纸上的码再扫一次；还不行，请打纸上的电话。"],
    gone: ["这个二维码已经停用", "可能已经换了新的清单。请看最近一张清单，或者打纸上的电话。"],
    expired: ["这张清单已经过期", "请看最近一张清单，或者打纸上的电话。"],
    network: ["没有网络", "请连上网以后再试。"],
    old: ["这部手机打不开", "手机的浏览器太旧，或者网址不安全。请看纸上的清单，或者换一部手机。"]
  };

  function element(id) { return document.getElementById(id); }

  function showState(name) {
    element("state-title").textContent = STATES[name][0];
    element("state-text").textContent = STATES[name][1];
    element("again").hidden = name !== "network";
    element("list").hidden = true;
    element("state").hidden = false;
  }

  function bytesOf(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    var bytes = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i += 1) { bytes[i] = plain.charCodeAt(i); }
    return bytes;
  }

  function asciiBytes(text) {
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i += 1) { bytes[i] = text.charCodeAt(i); }
    return bytes;
  }

  function asciiText(bytes) { return String.fromCharCode.apply(null, bytes); }

  function utf8Text(bytes) {
    var text = "", chunk = 4096;
    for (var i = 0; i < bytes.length; i += chunk) {
      text += String.fromCharCode.apply(null, bytes.subarray(i, i + chunk));
    }
    return decodeURIComponent(escape(text));
  }

  function today() {
    var now = new Date();
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function add(parent, name, text, css) {
    var child = document.createElement(name);
    if (text) { child.textContent = text; }
    if (css) { child.className = css; }
    parent.appendChild(child);
    return child;
  }

  function addList(parent, title, lines) {
    if (!lines.length) { return; }
    add(parent, "h2", title);
    var list = add(parent, "ul");
    lines.forEach(function (line) { add(list, "li", line); });
  }

  function showList(data) {
    var list = element("list");
    list.textContent = "";
    add(list, "h1", "救助幸福清单");
    add(list, "p", data.month, "month");
    add(list, "p", data.addressee, "whose");
    add(list, "p", data.village + "　编号 " + data.number);
    if (data.rows.length) {
      var table = add(list, "table");
      data.rows.forEach(function (row) {
        var line = add(table, "tr");
        var what = add(line, "td", row[1] ? row[0] + "（" + row[1] + "）" : row[0]);
        if (row[3]) { add(what, "span", row[3], "paid"); }
        add(line, "td", row[2] + "元", "sum");
      });
      var total = add(table, "tr", "", "total");
      add(total, "td", "合计");
      add(total, "td", data.total + "元", "sum");
    } else {
      add(list, "p", "本月没有发放救助金");
    }
    addList(list, "和上个月比", data.changes);
    addList(list, "这些钱是什么钱", data.notes);
    addList(list, "请您记得", data.duties);
    add(list, "p", data.objection);
    add(list, "p", data.office);
    add(list, "p", "地址：" + data.address);
    var call = add(list, "a", "打电话问问 " + data.telephone, "call");
    call.href = "tel:" + data.telephone.replace(/[^0-9+]/g, "");
    add(list, "p", "监督电话：" + data.supervision);
    add(list, "p", "本页到" + data.expires + "为止可以看。");
    element("state").hidden = true;
    list.hidden = false;
  }

  function unseal(sealed, identifier, secret) {
    var head = asciiText(sealed.subarray(0, HEAD));
    if (sealed.length < HEAD + NONCE + 16 || head.slice(0, 4) !== MAGIC) { return showState("code"); }
    if (today() > head.slice(4)) { return showState("expired"); }
    var subtle = window.crypto.subtle;
    subtle.digest("SHA-256", secret).then(function (key) {
      return subtle.importKey("raw", key, { name: "AES-GCM" }, false, ["decrypt"]);
    }).then(function (key) {
      return subtle.decrypt({
        name: "AES-GCM",
        iv: sealed.subarray(HEAD, HEAD + NONCE),
        additionalData: asciiBytes(head + identifier),
        tagLength: 128
      }, key, sealed.subarray(HEAD + NONCE));
    }).then(function (plain) {
      showList(JSON.parse(utf8Text(new Uint8Array(plain))));
    }).then(null, function () { showState("code"); });
  }

  function open() {
    var match = /^#([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/.exec(window.location.hash);
    if (!match) { return showState("code"); }
    if (!window.crypto || !window.crypto.subtle || !window.Uint8Array) { return showState("old"); }
    var request = new XMLHttpRequest();
    request.open("GET", "d/" + match[1] + ".bin");
    request.responseType = "arraybuffer";
    request.onload = function () {
      if (request.status === 404 || request.status === 410) { return showState("gone"); }
      if (request.status !== 200) { return showState("network"); }
      unseal(new Uint8Array(request.response), match[1], bytesOf(match[2] + "=="));
    };
    request.onerror = function () { showState("network"); };
    request.send();
  }

  element("again").onclick = open;
  window.onhashchange = open;
  open();
}());
