// The JavaScript half of fetch_transport.cpp.
/* global addToLibrary, HEAPU8, parleyExchanges, parleyLend, parleyLendText, parleyText */
/* global _parleyFetchBody, _parleyFetchEnd, _parleyFetchHead */

addToLibrary({
  // The controllers of the exchanges under way, by the address of the C++ object. An aborted
  // controller stands for an exchange that is over, for whatever reason: nothing that its promises
  // bring later is passed on, even when the address belongs to another exchange by then.
  $parleyExchanges: "new Map()",

  parleyFetchStart__deps: [
    "$parleyExchanges",
    "$parleyLend",
    "$parleyLendText",
    "$parleyText",
    "parleyFetchBody",
    "parleyFetchEnd",
    "parleyFetchHead",
  ],
  // `head`: the method, the address, then names and values of the headers, a line each; or, when
  // `refused`, why nothing is sent.
  parleyFetchStart: (exchange, head, headSize, body, bodySize, refused) => {
    const controller = new AbortController();
    const { signal } = controller;
    const text = parleyText(head, headSize);
    // Not a plain array: Node 20 could not send that again where a redirect asks for it.
    const content = bodySize ? new Blob([HEAPU8.subarray(body, body + bodySize)]) : null;
    let sent = false;
    parleyExchanges.set(exchange, controller);

    const end = (problem) => {
      if (signal.aborted) return;
      controller.abort();
      parleyExchanges.delete(exchange);
      parleyLendText(problem, (at, size) => _parleyFetchEnd(exchange, sent, at, size));
    };
    // Node says in the cause what happened; browsers say it on the console only.
    const fail = (error) =>
      end([error?.message ?? error, error?.cause?.message].join(" ").trim() || "fetch failed");

    const receive = (value) => {
      if (!ArrayBuffer.isView(value)) return fail("The body is not made of bytes");
      // A view, often of a larger buffer, when the page has put its own fetch in place of the
      // host's. A large one is passed on in parts, so that a page's stream cannot ask for memory
      // without bound.
      const part = 1 << 20;
      for (let from = 0; from < value.length && !signal.aborted; from += part) {
        const lent = parleyLend(value.subarray(from, from + part), (at, size) =>
          _parleyFetchBody(exchange, at, size),
        );
        if (!lent) fail("Out of memory");
      }
    };

    // Neither awaited in a try block nor chained: a trap or an exception that comes out of the
    // observer must not be taken for a failure of the network.
    const read = (reader) => {
      reader.read().then(({ done, value }) => {
        if (done) return end("");
        if (!signal.aborted) receive(value);
        if (!signal.aborted) read(reader);
      }, fail);
    };

    // In a promise, so that nothing is reported before this function has returned.
    new Promise((resolve) => {
      if (refused) throw new TypeError(text);
      const [method, url, ...fields] = text.split("\n");
      if (!/^https?:\/\//i.test(url)) throw new TypeError("The address is not http: or https:");
      const headers = [];
      while (fields.length) headers.push(fields.splice(0, 2));
      const options = { method, headers, body: content };
      // Throws for what cannot be sent, which a rejected fetch does not tell from a connection that
      // failed.
      new Request(url, options);
      sent = true;
      resolve(fetch(url, { ...options, signal }));
    }).then(({ body, headers, status }) => {
      if (signal.aborted) return;
      let lines = "";
      for (const [name, value] of headers) lines += `${name}\n${value}\n`;
      const lent = parleyLendText(lines, (at, size) =>
        _parleyFetchHead(exchange, status, at, size),
      );
      if (!lent) fail("Out of memory");
      if (signal.aborted) return;
      // An answer such as 204 has no body to read.
      if (body) read(body.getReader());
      else end("");
    }, fail);
  },

  parleyFetchAbort__deps: ["$parleyExchanges"],
  parleyFetchAbort: (exchange) => {
    parleyExchanges.get(exchange)?.abort();
    parleyExchanges.delete(exchange);
  },
});
