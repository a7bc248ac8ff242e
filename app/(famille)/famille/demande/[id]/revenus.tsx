import Link from 'next/link';
import { ChampMontant, ChampNombre } from '#components/champs/texte.tsx';
import { NumeroFiscal } from '#components/saisie/numero-fiscal.tsx';
import type { Champ } from '#components/saisie/partie.tsx';
import type { Valeurs } from '#lib/demande/schema.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import type { RecuperationMontree } from '#lib/recuperation/faits.ts';
import { cache } from './parties.tsx';

interface Props {
  champ: Champ;
  valeurs: Valeurs;
  numeroConnu: boolean;
  dossierId: string;
  impots: RecuperationMontree;
}

/** The lines of the avis that the law reads (C. III.C): fetched and accepted, or typed. */
export function Revenus({ champ, impots, dossierId, ...reste }: Props) {
  const annee = champ('ressources.avis.annee').defaultValue;
  return (
    <section aria-labelledby="revenus">
      <h2 id="revenus" className="fr-h4">
        Vos revenus de {annee}
      </h2>
      <input type="hidden" {...cache(champ, 'ressources.avis.annee')} />
      {impots.avis ? (
        <>
          <p>
            Chiffres reçus de l’administration fiscale le {impots.recusLe}, que vous avez acceptés : votre
            avis d’impôt n’est pas à envoyer.
          </p>
          <dl className="traitement">
            <dt>Revenu fiscal de référence</dt>
            <dd>{ecrireEuros(impots.avis.rfr)}</dd>
            <dt>Enfants à charge</dt>
            <dd>{impots.avis.enfants}</dd>
          </dl>
          <p>
            <Link href={`/famille/demande/${dossierId}/impots`}>
              Revoir ces chiffres, ou ne plus les utiliser
            </Link>
          </p>
          {/* What was typed before stays, for who changes their mind. */}
          <input type="hidden" {...cache(champ, 'ressources.avis.rfr')} />
          <input type="hidden" {...cache(champ, 'ressources.avis.enfants')} />
        </>
      ) : (
        <Saisie champ={champ} annee={annee} dossierId={dossierId} etat={impots.etat} {...reste} />
      )}
    </section>
  );
}

/** What is said of the figures that were asked for, and where they are. */
const INVITATIONS: Record<
  Exclude<RecuperationMontree['etat'], 'acceptee'>,
  readonly [dit: string, lien: string]
> = {
  aucune: [
    'Les impôts peuvent nous les donner, si vous le demandez : vous les relisez avant qu’ils servent.',
    'Récupérer mes chiffres auprès des impôts',
  ],
  attendue: ['Les impôts sont interrogés : continuez votre demande.', 'Voir si la réponse est là'],
  a_relire: ['Les impôts ont répondu : dites si ces chiffres sont les vôtres.', 'Relire mes chiffres'],
  sans_chiffres: ['Les impôts n’ont pas donné vos chiffres.', 'Lire pourquoi, et que faire'],
  expiree: [
    'Les chiffres reçus des impôts ont été effacés : vous ne les avez pas utilisés à temps.',
    'Les récupérer de nouveau',
  ],
};

function Saisie({
  champ,
  valeurs,
  numeroConnu,
  dossierId,
  annee,
  etat,
}: Omit<Props, 'impots'> & { annee: string; etat: RecuperationMontree['etat'] }) {
  const [dit, lien] = INVITATIONS[etat === 'acceptee' ? 'aucune' : etat];
  return (
    <>
      <p>
        {dit} <Link href={`/famille/demande/${dossierId}/impots`}>{lien}</Link>
      </p>
      <p>
        Ils sont aussi écrits sur votre avis d’impôt sur les revenus de {annee}. Sans lui, laissez vide : vous
        l’enverrez plus tard.
      </p>
      <ChampMontant
        {...champ('ressources.avis.rfr')}
        libelle="Revenu fiscal de référence"
        indice="En euros, sans les centimes"
        facultatif
      />
      <ChampNombre
        {...champ('ressources.avis.enfants')}
        libelle="Enfants à charge"
        indice="Mineurs, handicapés, ou majeurs rattachés : le nombre écrit sur l’avis"
        facultatif
      />
      <NumeroFiscal
        champ={champ}
        nom="demandeur.numeroFiscal"
        valeur={valeurs['demandeur.numeroFiscal'] ?? ''}
        connu={numeroConnu}
      />
    </>
  );
}
