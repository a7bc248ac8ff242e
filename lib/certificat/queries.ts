import { produireFiche } from '#lib/connecteurs/pdf.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { apres, avant, ecrireJour } from '#lib/droit/date.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

/** The code of a certificate, drawn from it and a key; letters draw theirs from other ids. */
export const codeDuCertificat = (id: string): string => codeDeLaLettre(`certificat/${id}`);

/** What a dossier of the person attests today: the échelon and its days, once notified. Throws Refus introuvable, impossible when nothing. */
export async function boursePourCertificat(tx: Transaction, portee: Portee, dossierId: string) {
  const dossier = await tx.dossier.findUnique({
    where: { id: dossierId },
    include: {
      eleve: true,
      etablissement: true,
      droits: {
        where: { fermeParId: null, composante: 'bourse' },
        include: { decision: { include: { notification: true } } },
      },
    },
  });
  if (!dossier || dossier.demandeurId !== portee.auteur.id)
    throw new Refus('introuvable', 'Cette demande n’existe pas, ou n’est pas la vôtre.');
  const droit = dossier.droits.find(
    ({ du, au, decision: { notification: n } }) =>
      !avant(portee.jour, jourDe(du)) &&
      !apres(portee.jour, jourDe(au)) &&
      n &&
      !apres(jourDe(n.envoyeeLe), portee.jour),
  );
  if (!droit)
    throw new Refus(
      'impossible',
      'Aucune bourse n’est en cours pour cette demande : il n’y a rien à attester.',
    );
  return { dossier, echelon: droit.echelon, du: jourDe(droit.du), au: jourDe(droit.au) };
}

/** The certificate of a dossier of the family, to print; one that was asked for. Throws Refus introuvable, or impossible as above. */
export const certificatImprime = (portee: Portee, dossierId: string): Promise<FichierServi> =>
  enPortee(portee, async (tx) => {
    const { dossier, echelon, du, au } = await boursePourCertificat(tx, portee, dossierId);
    const certificat = await tx.certificat.findUnique({ where: { dossierId } });
    if (!certificat) throw new Refus('introuvable', 'Demandez d’abord ce certificat.');
    const { eleve, etablissement: e } = dossier;
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    const code = codeDuCertificat(certificat.id);
    const { ministere, url } = configuration();
    const octets = produireFiche({
      titre: 'Certificat de boursier',
      reference: code,
      jour: portee.jour.toString(),
      entete: [ministere, `Académie ${deLAcademie(academie.nom)}`, academie.service],
      ouverture: [
        `Le ${ecrireJour(portee.jour)}, l’élève nommé ci-dessous bénéficie d’une bourse nationale du second degré.`,
      ],
      sections: [
        {
          titre: 'La bourse',
          donnees: [
            ['Élève', nomDActe(eleve)],
            ['Établissement', `${e.nom}, ${e.codePostal} ${e.commune}`],
            ['Année scolaire', ecrireAnnee(rentree(dossier.rentree))],
            ['Échelon', String(echelon)],
            ['Du', ecrireJour(du)],
            ['Au', ecrireJour(au)],
          ],
        },
        {
          titre: 'Vérifier ce certificat',
          textes: [
            `Qui le reçoit le vérifie sur ${new URL('/certificat', url).href}, avec le code ${code} et la date de naissance de l’élève : la page répond si la bourse est en cours, à quel échelon et jusqu’à quand, et rien d’autre.`,
          ],
        },
      ],
      sommaire: [],
    });
    return { octets, type: 'application/pdf', nom: `certificat-de-boursier-${dossier.numero}.pdf` };
  });
