/** The free texts that a letter carries: a character that none can print is refused where it is typed, and named. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ActeMotiveSchema, AdmettreHorsDelaiSchema } from '#lib/dossier/schema.ts';
import { DemanderPiecesSchema, EcarterPieceSchema } from '#lib/piece/schema.ts';
import { FormerRecoursSchema, RecoursEnLigneSchema, ReponseDuMinistreSchema } from '#lib/recours/schema.ts';
import { ErreurEnLigneSchema, SignalerErreurSchema } from '#lib/rectification/schema.ts';
import { ObservationsEnLigneSchema, ObservationsSchema, RenonciationSchema } from '#lib/retrait/schema.ts';

const TEXTES: [nom: string, schema: z.ZodType, champ: string, dit: string][] = [
  ['a message with the pieces asked', DemanderPiecesSchema, 'message', 'Message'],
  ['why a piece is sent back', EcarterPieceSchema, 'message', 'Mot à la famille'],
  ['the motivation of an act', ActeMotiveSchema, 'motivation', 'Motivation'],
  ['why a late demande is admitted', AdmettreHorsDelaiSchema, 'motivation', 'Motivation'],
  ['what a recours on paper says', FormerRecoursSchema, 'grief', 'Raisons du recours'],
  ['what a recours online says', RecoursEnLigneSchema, 'grief', 'Raisons du recours'],
  ['who answered for the ministre', ReponseDuMinistreSchema, 'repondant', 'Qui a répondu'],
  ['an error told on paper', SignalerErreurSchema, 'expose', 'L’erreur'],
  ['an error told online', ErreurEnLigneSchema, 'expose', 'L’erreur'],
  ['observations on paper', ObservationsSchema, 'observations', 'Observations'],
  ['observations online', ObservationsEnLigneSchema, 'observations', 'Observations'],
  ['what a family that renounces says', RenonciationSchema, 'expose', 'Ce que dit la famille'],
];

/** What the schema says of this field alone: the rest of the request is left out. */
const dits = (schema: z.ZodType, champ: string, texte: string): string[] =>
  (schema.safeParse({ [champ]: texte }).error?.issues ?? [])
    .filter(({ path }) => path.join('.') === champ)
    .map(({ message }) => message);

describe.each(TEXTES)('%s', (_, schema, champ, dit) => {
  test.each(['😀', '漢', 'ب', '☑'])('refuses: « %s », named with its field', (signe) => {
    const [message, ...autres] = dits(schema, champ, `Une phrase assez longue ${signe} pour être lue.`);
    expect(autres).toEqual([]);
    expect(message).toContain(`${dit} : « ${signe} »`);
  });

  test('takes what a French keyboard, a copied page and other alphabets of Europe write', () => {
    const texte = 'Élève né à Łódź, Ελλάδα, Київ : « œuvre » – 1 200 €…\nDeuxième ligne,\u00a0n°\u202f3.';
    expect(dits(schema, champ, texte)).toEqual([]);
  });
});

test('keeps the lines of a text, without what pasting adds to them', () => {
  const lu = ErreurEnLigneSchema.shape.expose.parse('  La première\u200b ligne\nla  seconde. ');
  expect(lu).toBe('La première ligne\nla seconde.');
});
