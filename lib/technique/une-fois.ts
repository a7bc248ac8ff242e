/** A pure reading, done once for each object: an act asks several times what one dossier says, which never changes in place. */
export function uneFois<O extends object, R>(lire: (objet: O) => R): (objet: O) => R {
  const lus = new WeakMap<O, { lu: R }>();
  return (objet) => {
    const connu = lus.get(objet) ?? { lu: lire(objet) };
    lus.set(objet, connu);
    return connu.lu;
  };
}
