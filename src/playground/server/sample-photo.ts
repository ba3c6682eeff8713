/** A small landscape, for whoever sends a picture where the bot asks for words. */
export const samplePhoto = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAJCAIAAACJ2loDAAAAjklEQVR42oXCrQrDMBSA0ft0kZUVH5eKK0pUVKmMjIyMDNPT' +
      '09OFiUFhYv/bm8xNDEYOR8rybpbN4dUs2+OzWXbro1n2p/u/eaJM1AlxgeV8/RkDKZADJVAD4jydZ71dvmdP9CRP9hRP9Ygz' +
      'OqM3BmM0gjEb0UhGNopRDXFKp/TKoIxKUGYlKknJSlGq8gEv6tARb3ewaAAAAABJRU5ErkJggg==',
    'base64',
  ),
);
