import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { PassageLu } from '#lib/passage/queries.ts';
import { direSuite } from '#lib/reparation/faits.ts';
import { apercuDeLaSuite } from '#lib/reparation/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';

/** Both sides of what a service is about to decide, as they are today: what opens a dossier, and what stays as it is. */
export async function ApercuDeLaSuite({ portee, passage }: { portee: Portee; passage: PassageLu }) {
  const apercu = await apercuDeLaSuite(portee, passage);
  const nommes = passage.consentements.length;
  const { ouvrent, sansAccord, double, enReprise, dossierOuvert } = apercu;
  const vus = ouvrent + sansAccord + double + enReprise + dossierOuvert;
  const restent: readonly [nom: string, combien: number][] = [
    ['Attendent l’accord du concubin', sansAccord],
    ['Attendent le choix des parents', double],
    ['En cours de rejeu', enReprise],
    ['Ont déjà leur dossier', dossierOuvert],
    ['Réglées depuis la préparation', nommes > 0 ? nommes - vus : 0],
  ];
  return (
    <section aria-labelledby="apercu">
      <h2 className="fr-h4" id="apercu">
        Ce que cela ferait aujourd’hui
      </h2>
      <p>{direSuite(passage)}</p>
      <div className="fiches">
        <Fiche titre="Deviennent des dossiers">
          <Donnee nom="Lignes sans dossier">{ecrireNombre(ouvrent)}</Donnee>
        </Fiche>
        <Fiche titre="Restent comme elles sont">
          {restent.map(([nom, combien]) => (
            <Donnee key={nom} nom={nom}>
              {combien > 0 ? ecrireNombre(combien) : null}
            </Donnee>
          ))}
          <Donnee nom="Aucune">
            {restent.every(([, combien]) => combien <= 0) ? 'rien d’autre n’est ici' : null}
          </Donnee>
        </Fiche>
      </div>
    </section>
  );
}
