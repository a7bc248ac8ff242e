import { rentreeDu } from '#lib/droit/annee.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { apres, avant, ecrireJour, jour as lireJour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { CERTIFICATEURS, classesACertifier } from './queries.ts';
import type { Certification } from './schema.ts';

/**
 * Certifies the presence of the boursiers of a class in a trimestre, all but the exceptions, in the name of the person: one
 * signature. What was certified before stays in the base; the last one stands. Throws Refus introuvable outside the
 * établissements where the person is chef, conflit when the class has changed since the page, impossible for a trimestre
 * that has not begun or a day of departure outside of it.
 */
export function certifierPresence(portee: Portee, certification: Certification): Promise<number> {
  const { uai, classe, trimestre, effectif, exceptions } = certification;
  const annee = rentreeDu(portee.jour);
  const periode = trimestresDe(anneeScolaire(annee))[trimestre - 1];
  if (!periode || avant(portee.jour, periode.debut))
    throw new Refus(
      'impossible',
      `Le trimestre ${trimestre} ne commence que le ${periode ? ecrireJour(periode.debut) : ''} : la présence se certifie ensuite.`,
      { champ: 'trimestre' },
    );
  return enPortee(
    portee,
    async (tx) => {
      const classes = await classesACertifier(tx, portee, annee, trimestre);
      const visee = classes.find((vue) => vue.uai === uai && vue.classe === classe);
      const affectation = portee.affectations.find(
        (tenue) => tenue.uai === uai && CERTIFICATEURS.includes(tenue.role),
      );
      if (!visee || !affectation)
        throw new Refus('introuvable', 'Aucun boursier de cette classe n’est dans votre établissement.');
      const connus = new Set(visee.boursiers.map(({ eleveId }) => eleveId));
      if (visee.boursiers.length !== effectif || exceptions.some(({ eleveId }) => !connus.has(eleveId)))
        throw new Refus(
          'conflit',
          'Les boursiers de cette classe ont changé depuis que la page est ouverte : relisez-la, puis signez.',
        );
      for (const { eleveId, depuis } of exceptions) {
        const dit = depuis ? lireJour(depuis) : null;
        if (dit && (avant(dit, periode.debut) || apres(dit, periode.fin) || apres(dit, portee.jour)))
          throw new Refus(
            'impossible',
            `Parti depuis : le ${ecrireJour(dit)} n’est pas un jour passé de ce trimestre.`,
            { champ: `depuis.${eleveId}` },
          );
      }
      const { auteur, jour } = portee;
      const [scolarite] = await tx.scolarite.findMany({ where: { uai, rentree: annee }, take: 1 });
      await tx.presenceCertifiee.create({
        data: {
          id: crypto.randomUUID(),
          uai,
          academieCode: scolarite?.academieCode ?? '',
          rentree: annee,
          trimestre,
          classe,
          effectif,
          exceptions: exceptions as unknown as Prisma.InputJsonArray,
          auteurId: auteur.id ?? '',
          auteurNom: auteur.nom,
          auteurQualite: affectation.qualite,
          jour: dateDe(jour),
        },
      });
      return effectif - exceptions.length;
    },
    'acte',
  );
}
