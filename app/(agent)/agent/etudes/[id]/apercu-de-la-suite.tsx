import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { PassageLu } from '#lib/passage/queries.ts';
import { direSuite } from '#lib/reparation/faits.ts';
import { apercuDeLaSuite } from '#lib/reparation/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';

/** Both sides of what a service is about to decide, as they are today: what opens a dossier, and what stays as it is. */
export async function ApercuDeLaSuite({ portee, passage }: { portee: Portee; passage: PassageLu }) {
  const apercu = await apercuDeLaSuite(portee, passage);
  const nombre = (n: number) => (n > 0 ? ecrireNombre(n) : null);
  const nommes = passage.consentements.length;
  const { ouvrent, sansAccord, double, enReprise, dossierOuvert } = apercu;
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
          <Donnee nom="Attendent l’accord du concubin">{nombre(sansAccord)}</Donnee>
          <Donnee nom="Attendent le choix des parents">{nombre(double)}</Donnee>
          <Donnee nom="En cours de rejeu">{nombre(enReprise)}</Donnee>
          <Donnee nom="Ont déjà leur dossier">{nombre(dossierOuvert)}</Donnee>
          <Donnee nom="Réglées depuis la préparation">
            {nommes > 0 ? nombre(nommes - ouvrent - sansAccord - double - enReprise - dossierOuvert) : null}
          </Donnee>
        </Fiche>
      </div>
    </section>
  );
}
