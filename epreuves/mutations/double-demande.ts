/** Two persons who ask for one pupil: what is closed for both, what is taken up again, who reads what. */
import { mutationsOf } from './mutation.ts';

const LOI = 'tests/droit/double-demande.test.ts';
const GARDES = 'tests/droit/procedure.test.ts';
const ACTES = 'tests/actes/double-demande.test.ts';

export const DOUBLES_DEMANDES = [
  ...mutationsOf({ file: 'lib/droit/recevabilite/double-demande.ts', test: LOI }, [
    {
      id: 'DD1',
      before: '  return dites.size === 1 ? dites.has(true) : undefined;',
      after: '  return dites.size > 0 ? dites.has(true) : undefined;',
      breaks: 'Deux parents qui se contredisent sur la résidence voient leurs demandes closes.',
    },
    {
      id: 'DD2',
      before: '  if (ici.horsDelai || autre.horsDelai) return null;',
      after: '  if (ici.horsDelai) return null;',
      breaks: 'Une demande tardive fait obstacle à celle qui est arrivée à temps.',
    },
    {
      id: 'DD3',
      before: "      return autre.droitOuvert ? 'bourse_en_cours' : null;",
      after: '      return null;',
      breaks: 'Une seconde bourse est attribuée pendant que la première court.',
    },
    {
      id: 'DD4',
      before:
        "  autres.some(({ etat }) => etat === 'desistee') && doubleDemande(ici, autres, branche) === null;",
      after: "  autres.some(({ etat }) => etat === 'desistee');",
      breaks: 'Une demande reprend alors qu’une autre attend encore.',
    },
    {
      id: 'DD5',
      before: "  const de = ici.dUnParent && autre.dUnParent ? 'autre_parent' : 'autre_personne';",
      after: "  const de = ici.dUnParent || autre.dUnParent ? 'autre_parent' : 'autre_personne';",
      breaks: 'Un parent et un tiers sont traités comme deux parents.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/recevabilite/gardes-du-double.ts', test: GARDES }, [
    {
      id: 'DD6',
      before: "    etat !== 'irrecevable' || closeParDouble ?",
      after: "    etat === 'irrecevable' || closeParDouble ?",
      breaks: 'Une demande tardive, close, est encore abandonnée.',
    },
    {
      id: 'DD7',
      before: '    closeParDouble && autreRetiree ?',
      after: '    closeParDouble ?',
      breaks: 'Une demande reprend sans que l’autre soit retirée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/double/actes.ts', test: ACTES }, [
    {
      id: 'DD8',
      before: ', repriseLe: dateDe(portee.jour) },',
      after: ' },',
      breaks: 'Le silence rejette une demande le jour où elle est reprise.',
    },
    {
      id: 'DD9',
      before: '          return decision && !decision.notification && !rappeleLe;',
      after: '          return false;',
      breaks: 'Le courrier d’irrecevabilité part après la reprise de la demande.',
    },
  ]),
  ...mutationsOf({ file: 'lib/double/faits.ts', test: ACTES }, [
    {
      id: 'DD10',
      before: '  return demandeurId === qui.id || (lien !== undefined && memeNom(lien.responsable, qui));',
      after: '  return demandeurId === qui.id;',
      breaks: 'La même personne, retapée, fait obstacle à sa propre demande.',
    },
    {
      id: 'DD12',
      before: "(autre) => autre.etat !== 'retiree' && estDe(autre, qui, dossier)",
      after: "(autre) => autre.etat === 'retiree' && estDe(autre, qui, dossier)",
      breaks: 'La même personne dépose une seconde demande, derrière celle de l’autre parent.',
    },
    {
      id: 'DD11',
      before: '  return vivante ? (doubleDeId ?? vivante.id) : null;',
      after: '  return doubleDeId;',
      breaks: 'Une demande reprise garde la place de la seconde, et une autre se glisse à côté.',
    },
  ]),
];
