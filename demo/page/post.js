/**
 * Sends JSON to a server, and answers its JSON.
 * @param {string} path
 * @param {object} body
 * @throws {Error} with the server's words, where it refuses
 */
export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
