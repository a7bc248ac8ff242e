import { NextResponse } from 'next/server';
import { lireCourrierOuvert } from '#lib/acces/queries.ts';
import { ouvrirCourrier } from '#lib/courrier/actions.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** A letter as PDF, once it was opened by its button: an address alone dates nothing. */
export async function GET(_: Request, { params }: RouteContext<'/famille/courriers/[id]/fichier'>) {
  const portee = await exigerFamille();
  return lireCourrierOuvert(portee, (await params).id).then(repondreFichier, repondreRefus);
}

/** The button that opens a letter: dates its reception the first time, then shows it. */
export async function POST(requete: Request, { params }: RouteContext<'/famille/courriers/[id]/fichier'>) {
  const { id } = await params;
  try {
    exigerMemeOrigine(requete);
    await ouvrirCourrier(id);
  } catch (erreur) {
    return repondreRefus(erreur);
  }
  return NextResponse.redirect(new URL(`/famille/courriers/${id}/fichier`, configuration().url), 303);
}
