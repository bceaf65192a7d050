// Days for a calendar: the text of an .ics file (RFC 5545), one all-day event for each.

const LONGEST = 75; // octets in a line; a longer one goes on after a line break and a space
const bytes = new TextEncoder();

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

function folded(line) {
  const lines = [""];
  let room = LONGEST;
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (size > room) {
      lines.push(" ");
      room = LONGEST - 1;
    }
    lines[lines.length - 1] += character;
    room -= size;
  }
  return lines.join("\r\n");
}

const digits = (day) => day.toISOString().slice(0, 10).replaceAll("-", "");

/** The calendar of `events`, each {id, day (a Date at midnight UTC), title}. The same id replaces an earlier event. */
export function calendar(events, now = new Date()) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Days//Days 1//EN", "CALSCALE:GREGORIAN"];
  for (const { id, day, title } of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${id}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${digits(day)}`,
      `DTEND;VALUE=DATE:${digits(new Date(day.getTime() + 86400000))}`,
      `SUMMARY:${escaped(title)}`,
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
