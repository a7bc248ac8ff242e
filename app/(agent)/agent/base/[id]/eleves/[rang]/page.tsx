import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampLong } from '#components/champs/texte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { CAUSES_DE_RAPPROCHEMENT, type CauseDeRapprochement } from '#lib/import/faits.ts';
import { direInstant } from '#lib/import/schema.ts';
import { relireEleve } from '#lib/inscription/faits.ts';
import { rapprocher } from '#lib/rapprochement/actions.ts';
import { voirLigne } from '#lib/rapprochement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Rapprocher un élève', ...SAISISSANTS);

/** A pupil of whom only a person can say who it is. */
export default async function RapprocherPage({ params }: PageProps<'/agent/base/[id]/eleves/[rang]'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const { id, rang } = await params;
  const place = /^\d{1,8}$/.test(rang) ? Number(rang) : 0;
  const { importe, ligne, proches, ailleurs } = await voirLigne(portee, identifiant(id), place).catch(
    pageIntrouvable,
  );
  const { eleve, division } = relireEleve(ligne.dit);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/agent/base', libelle: 'Base élèves' },
          {
            href: `/agent/base/${id}?liste=a_rapprocher`,
            libelle: `Export du ${direInstant(importe.exporteLe)}`,
          },
        ]}
        ici="Rapprocher"
      />
      <TitrePage
        titre={`Qui est ${nomDeListe(eleve)} ?`}
        phrase={`${CAUSES_DE_RAPPROCHEMENT[ligne.cause as CauseDeRapprochement]} Né(e) le ${ecrireJour(jour(eleve.naissance))}, ${division ? `classe ${division}` : 'sans classe'}, INE ${eleve.ine ?? 'non connu'}.`}
      />
      {ailleurs > 0 ? (
        <p>
          Une fiche d’un autre établissement peut être la sienne : le service académique, qui tient les deux,
          peut les rapprocher.
        </p>
      ) : null}
      <FormulaireActe acte={rapprocher}>
        <input type="hidden" name="importId" value={id} />
        <input type="hidden" name="rang" value={place} />
        <ChampChoix
          nom="qui"
          libelle="Qui est-ce ?"
          options={[
            ...proches.map((fiche) => ({
              valeur: fiche.id,
              libelle: `C’est ${fiche.nom}`,
              indice: Object.values(fiche.lignes).filter(Boolean).join(' · '),
            })),
            {
              valeur: 'nouveau',
              libelle: 'C’est un autre élève',
              indice: 'Il reçoit sa fiche, sans l’INE si celui-ci est en doute.',
            },
          ]}
        />
        <ChampLong
          nom="motivation"
          libelle="Raison, si c’est la même personne"
          indice="Ce qui le prouve : certificat, pièce d’identité. Les deux fiches sont réunies ; vous pourrez les séparer."
          facultatif
          rows={3}
        />
        <button type="submit" className="fr-btn">
          Enregistrer
        </button>
      </FormulaireActe>
    </>
  );
}
