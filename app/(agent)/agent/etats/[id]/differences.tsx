import { LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { type BoursierDEtat, COMPOSANTES, type LigneDEtat } from '#lib/droit/argent/recapitulatif.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { centimes, ecrireEcart, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';

interface Props {
  trimestre: number;
  boursiers: readonly BoursierDEtat[];
  lignes: readonly LigneDEtat[];
}

const titreDe = (nom: string): string =>
  COMPOSANTES.find(({ composante }) => composante === nom)?.titre ?? nom;

/** What a state holds besides the plain part of its trimestre: pupil by pupil, cause by cause. */
export function Differences({ trimestre, boursiers, lignes }: Props) {
  const autres = lignes.filter((ligne) => ligne.cause !== 'part' || ligne.trimestre !== trimestre);
  const concernes = boursiers.filter(
    ({ dossierId, detteAvant, detteApres }) =>
      detteAvant + detteApres > 0 || autres.some((ligne) => ligne.dossierId === dossierId),
  );
  return (
    <section aria-labelledby="differences">
      <h2 className="fr-h4" id="differences">
        Ce qui n’est pas la part du trimestre
      </h2>
      {concernes.length === 0 ? <p>Chaque boursier reçoit la part de ce trimestre, et elle seule.</p> : null}
      <ul>
        {concernes.map((boursier) => (
          <li key={boursier.dossierId} className="fr-mb-1w">
            <strong>{nomDeListe({ prenom: boursier.elevePrenom, nom: boursier.eleveNom })}</strong> (
            {boursier.classe})
            <ul>
              {autres
                .filter(({ dossierId }) => dossierId === boursier.dossierId)
                .map((ligne) => (
                  <li key={`${ligne.composante} ${ligne.trimestre} ${ligne.cause}`}>{direLigne(ligne)}</li>
                ))}
              {boursier.detteAvant > 0 ? (
                <li>Trop-perçu d’un état précédent : {ecrireMontant(centimes(boursier.detteAvant))}.</li>
              ) : null}
              {boursier.detteApres > 0 ? (
                <li>
                  Trop-perçu qui reste à reprendre : {ecrireMontant(centimes(boursier.detteApres))}. Rien de
                  négatif n’est versé.
                </li>
              ) : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function direLigne({
  cause,
  article,
  composante,
  trimestre,
  centimes: montant,
  periodeDu,
  periodeAu,
}: LigneDEtat): string {
  const { libelle } = LIBELLES_CAUSES[cause];
  return `${libelle} (${article}) : ${titreDe(composante)}, trimestre ${trimestre}, du ${ecrireJourCourt(periodeDu)} au ${ecrireJourCourt(periodeAu)}, ${ecrireEcart(montant)}.`;
}
