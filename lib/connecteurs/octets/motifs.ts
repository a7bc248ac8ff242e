export type TypeDePiece = 'application/pdf' | 'image/jpeg' | 'image/png';

/** What a received file becomes before it is stored, and what is kept to know of the one that came. */
export interface PieceAcceptee {
  accepte: true;
  octets: Uint8Array;
  type: TypeDePiece;
  /** Whether the PDF that came bore an electronic signature, which no rewriting can keep. */
  signee: boolean;
}

export interface PieceRefusee {
  accepte: false;
  motif: MotifDeRefusDePiece;
  /** In words for the family, with the way out. */
  message: string;
}

export type ExamenDePiece = PieceAcceptee | PieceRefusee;

const MESSAGES = {
  vide: 'Ce fichier est vide. Choisissez un autre fichier.',
  trop_gros:
    'Ce fichier dépasse 10 Mo. Réduisez la qualité de la numérisation, ou envoyez les pages en plusieurs fichiers.',
  format:
    'Ce fichier n’est ni un PDF, ni une image JPEG, PNG, HEIC, WebP ou TIFF. Photographiez le document ou enregistrez-le en PDF, puis recommencez.',
  bureautique:
    'Ce fichier vient d’un traitement de texte ou d’un tableur. Ouvrez-le, enregistrez-le en PDF, puis recommencez.',
  video: 'Ce fichier est une vidéo. Prenez plutôt une photo de chaque page, puis recommencez.',
  heic: 'Cette photo HEIC ne peut pas être lue. Dans Réglages, Appareil photo, Formats, choisissez « Le plus compatible », puis reprenez la photo.',
  pixels:
    'Cette image a trop de points pour être lue. Photographiez le document avec un téléphone, ou numérisez-le à 300 points par pouce.',
  plusieurs_pages:
    'Cette image TIFF a plusieurs pages, et une seule serait gardée. Enregistrez-la en PDF, puis recommencez.',
  illisible:
    'Ce fichier est abîmé et ne peut pas être lu. Photographiez ou numérisez de nouveau le document, puis recommencez.',
  protege:
    'Ce PDF demande un mot de passe pour s’ouvrir. Ouvrez-le, imprimez-le en PDF ou photographiez-le, puis recommencez.',
  xfa: 'Ce formulaire PDF ne s’affiche que dans Adobe Reader. Ouvrez-le, imprimez-le en PDF, puis recommencez.',
  contenu_actif:
    'Ce PDF cache un programme ou un fichier dans ses images. Imprimez-le en PDF, ou photographiez-le, puis recommencez.',
  pages: 'Ce PDF a plus de 200 pages. Envoyez seulement les pages demandées.',
  incomplet: 'Ce PDF est incomplet. Téléchargez-le ou numérisez-le de nouveau, puis recommencez.',
  trop_de_travail:
    'Ce fichier demande trop de travail pour être lu. Imprimez-le en PDF ou photographiez le document, puis recommencez.',
} as const;

export type MotifDeRefusDePiece = keyof typeof MESSAGES;

/** The refusal of a file, with its sentence. */
export const refuser = (motif: MotifDeRefusDePiece): PieceRefusee => ({
  accepte: false,
  motif,
  message: MESSAGES[motif],
});
