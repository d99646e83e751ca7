// Watching a GateFlow.

/** Waits until a flow's state is as asked for: a predicate, or members and their values. */
export function state(flow, wanted) {
  const is =
    typeof wanted === "function"
      ? wanted
      : (now) => Object.entries(wanted).every(([key, value]) => now[key] === value);
  return new Promise((resolve, reject) => {
    const given = setTimeout(() => {
      reject(
        new Error(
          `Waited in vain for ${JSON.stringify(wanted) ?? wanted}: ${JSON.stringify(flow.state)}`,
        ),
      );
    }, 20_000);
    const look = () => {
      if (!is(flow.state)) return;
      clearTimeout(given);
      flow.removeEventListener("change", look);
      resolve(flow.state);
    };
    flow.addEventListener("change", look);
    look();
  });
}

/** The details of the events of one type, as they come. */
export function eventsOf(flow, type) {
  const events = [];
  flow.addEventListener(type, (event) => {
    events.push(event.detail ?? flow.state);
  });
  return events;
}
