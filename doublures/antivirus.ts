/**
 * Stand-in of ClamAV's daemon, as a process of its own: `node doublures/antivirus.ts`, with PORT_ANTIVIRUS or a path in
 * PRISE_ANTIVIRUS. Knows the test file of EICAR and nothing else; its answers are those of clamd(8). Prints its port.
 */
import { createServer, type Socket } from 'node:net';

/** The string that every antivirus agrees to call dangerous, in two parts so that this file is not. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const COMMAND = 'zINSTREAM\0';

/** What the pieces of a stream hold, once the piece of no byte has come; null before. */
function wholeStream(received: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let place = COMMAND.length; place + 4 <= received.length; ) {
    const length = received.readUInt32BE(place);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(place + 4, place + 4 + length));
    place += 4 + length;
  }
  return null;
}

function answer(received: Buffer): string | null {
  if (received.toString('latin1') === 'zPING\0') return 'PONG\0';
  if (!received.subarray(0, COMMAND.length).equals(Buffer.from(COMMAND))) return null;
  const stream = wholeStream(received);
  if (!stream) return null;
  return stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
}

const server = createServer((socket: Socket) => {
  let received = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const said = answer(received);
    if (said) socket.end(said);
  });
});
server.listen(process.env.PRISE_ANTIVIRUS ?? Number(process.env.PORT_ANTIVIRUS ?? 3310), () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
