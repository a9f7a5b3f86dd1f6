"""Indonesian."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

INDONESIAN = Language(
    code="id",
    name="Indonesian",
    script="latin",
    months=months(
        "januari | februari | maret | april | mei | juni | juli | agustus | september | oktober | november | desember"
    ),
    short_months=months("jan | feb | mar | apr | | jun | jul | agu agt | sep sept | okt | nov | des"),
    seasons=phrases("musim semi | musim panas | musim gugur | musim dingin"),
    conjunctions=phrases("dan | serta"),
    alternatives=phrases("atau"),
    date_words=words("pada tanggal"),
    accessed=phrases(
        "diakses | diakses pada | diakses tanggal | tanggal akses | terakhir diakses | diunduh | dikunjungi | "
        "diakses pada tanggal"
    ),
    available_at=phrases("tersedia di | tersedia pada | dapat diakses di | diakses dari"),
    archived_at=phrases("diarsipkan | arsip | diarsipkan dari versi asli | salinan arsip"),
    ibid=phrases("ibid. | ibidem | di tempat yang sama"),
    same_author=phrases("idem | penulis yang sama"),
    op_cit=phrases("op. cit. | loc. cit."),
    note_words=phrases("catatan kaki | catatan"),
    signals=phrases("lihat juga | lihat | bandingkan | dikutip dalam | sumber:"),
    kinds=phrases(
        "siniar | podcast | video | film | laporan | artikel | studi | wawancara | pidato | peta | siaran pers"
    ),
    bylines=words("oleh"),
    others=phrases("dkk. | et al. | dan kawan-kawan"),
    editors=phrases("ed. | eds. | penyunting | editor"),
    translators=phrases("terj. | penerjemah | diterjemahkan oleh"),
    volumes=phrases("jilid | vol. | no. | edisi | bagian"),
    pages=phrases("hlm. | hal. | halaman"),
    editions=phrases("ed. | edisi | cet. | cetakan"),
    note_headings=phrases("catatan | catatan kaki | catatan akhir | sumber"),
    reference_headings=phrases(
        "daftar pustaka | referensi | rujukan | bibliografi | sumber | kepustakaan | daftar referensi"
        " | daftar rujukan | pustaka | pustaka acuan | daftar acuan"
    ),
    link_headings=phrases("pranala luar | bacaan lanjutan | bacaan lebih lanjut"),
    in_language=words("dalam"),
    law_words=phrases(
        "undang-undang | peraturan | konstitusi | keputusan | dekret | perjanjian | konvensi | putusan | instruksi"
    ),
    that=words("bahwa"),
    retracted=phrases("ditarik | dicabut | pencabutan"),
    adversatives=phrases("tetapi | namun | akan tetapi | meskipun"),
    function_words=words(
        "yang dan di dengan untuk dari ini dalam tidak itu pada adalah ke akan oleh juga sebagai telah bisa tahun "
        "ada mereka karena para saat lebih bahwa menjadi kata seperti harus dapat atau setelah kami saya sudah "
        "secara antara masih hanya belum"
    ),
    above=phrases("supra"),
    abbreviations=words("dr prof hlm"),
    errors=ErrorWords(
        subjects=words("halaman artikel dokumen konten berkas laman postingan berita situs tautan"),
        negations=words("tidak"),
        verbs=words("ditemukan ada tersedia menemukan temukan ketemu"),
        absences=words("dihapus hilang dipindahkan terhapus kedaluwarsa"),
        troubles=words("sementara pemeliharaan"),
        others=words(
            "yang anda cari maaf kesalahan ini diminta telah atau dapat mungkin kami mohon tak itu kamu sedang "
            "tuju dituju ups waduh sudah pada oleh di"
        ),
        sites=words("situs website server layanan"),
        unavailable=words("tersedia dimuat ditampilkan diakses memuat"),
        over=words("lagi"),
    ),
    later=phrases(
        "coba lagi | silakan coba | beberapa saat | nanti | pemeliharaan | perbaikan | sementara | gangguan teknis"
    ),
    required=phrases("masuk untuk | silakan masuk | berlangganan | langganan | peramban anda | browser anda | izin"),
    headings=PageHeadings(
        gone=phrases("halaman tidak ditemukan | tidak ditemukan | halaman tidak ada"),
        trouble=phrases(
            "kesalahan | dalam pemeliharaan | situs dalam perbaikan | layanan tidak tersedia | kesalahan server | "
            "terjadi kesalahan | sedang dalam perbaikan"
        ),
        denied=phrases("akses ditolak | akses dilarang"),
        challenge=phrases("mohon tunggu | tunggu sebentar | pemeriksaan keamanan | saya bukan robot"),
        login=phrases("masuk | login | silakan masuk"),
        paywall=phrases("khusus pelanggan | berlangganan"),
        region=phrases("tidak tersedia di negara anda"),
        consent=phrases(
            "pengaturan cookie | kami menghargai privasi anda | sebelum melanjutkan | privasi anda penting bagi kami"
        ),
        placeholder=phrases("beranda | halaman utama | tanpa judul | selamat datang"),
        parked=phrases("domain ini dijual | domain dijual"),
    ),
)
