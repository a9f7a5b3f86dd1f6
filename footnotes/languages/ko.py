"""Korean."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, phrases, words

KOREAN = Language(
    code="ko",
    name="Korean",
    script="hangul",
    seasons=phrases("봄 | 여름 | 가을 | 겨울"),
    conjunctions=phrases("및 | 와 | 과"),
    alternatives=phrases("또는"),
    accessed=phrases(
        "접속일 | 검색일 | 접속 | 최종 접속일 | 최종 검색일 | 열람일 | 방문일 | 접속일자 | 확인일 | 검색일자"
    ),
    available_at=phrases("에서 확인 가능 | 링크 | 출처"),
    archived_at=phrases("보존됨 | 보관됨 | 원본에서 보존됨 | 아카이브"),
    ibid=phrases("같은 책 | 같은 글 | 위의 책 | 위의 글 | 상게서"),
    same_author=phrases("같은 저자"),
    op_cit=phrases("앞의 책 | 앞의 글 | 전게서 | 전게논문"),
    above=phrases("앞의 | 위의"),
    note_words=phrases("각주 | 주 | 미주 | 주석"),
    signals=phrases("또한 참조 | 참조 | 재인용 | 출처:"),
    kinds=phrases("팟캐스트 | 동영상 | 영상 | 영화 | 보고서 | 기사 | 논문 | 인터뷰 | 연설 | 지도 | 보도자료"),
    bylines=words("지음"),
    others=phrases("외 | 등"),
    editors=phrases("편 | 엮음 | 편저"),
    translators=phrases("옮김 | 역 | 번역"),
    volumes=phrases("권 | 호 | 제"),
    pages=phrases("쪽 | 면"),
    editions=phrases("판"),
    note_headings=phrases("각주 | 미주 | 주석 | 주 | 출처"),
    reference_headings=phrases(
        "참고문헌 | 참고 문헌 | 참고자료 | 인용문헌 | 출처 | 참고 자료 | 인용 문헌 | 참고문헌 목록 | 문헌 | 참고도서"
    ),
    link_headings=phrases("외부 링크 | 더 읽을거리 | 같이 보기"),
    law_words=phrases("법 | 법률 | 헌법 | 조례 | 시행령 | 규칙 | 조약 | 판결 | 명령 | 협약"),
    retracted=phrases("철회"),
    adversatives=phrases("그러나 | 하지만 | 다만"),
    function_words=words(
        "이 그 저 것 수 등 및 는 은 를 을 에 의 가 와 과 한 있는 하는 있다 했다 대한 위해 그리고 그러나 하지만"
    ),
    errors=ErrorWords(
        subjects=words(
            "페이지를 페이지가 페이지 문서를 기사를 게시물이 페이지는 문서가 기사 게시물을 콘텐츠를 콘텐츠가 주소 "
            "자료가"
        ),
        negations=words("없습니다 않습니다 않는 없는 찾을"),
        verbs=words("찾을 수 존재하지 않는 없습니다 않습니다 없는 찾을수 못했습니다"),
        absences=words("삭제되었습니다 삭제된 사라진 삭제되었거나 삭제 이동되었습니다"),
        troubles=words("일시적으로 점검"),
        others=words(
            "요청하신 이 죄송합니다 오류 수 페이지입니다 게시물입니다 기사입니다 또는 원하시는 해당 현재 및 하신 "
            "변경되었거나 존재하지 잘못된 입력하신 요청한 찾으시는"
        ),
        sites=words("사이트 서버 서비스 웹사이트"),
        unavailable=words("이용할 표시할 불러올 접속할"),
        over=words("더 이상"),
    ),
    later=phrases("다시 시도 | 잠시 후 | 나중에 | 점검 | 일시적 | 기술적"),
    required=phrases("로그인 | 구독 | 브라우저 | 권한"),
    headings=PageHeadings(
        gone=phrases(
            "페이지를 찾을 수 없습니다 | 존재하지 않는 페이지입니다 | 요청하신 페이지를 찾을 수 없습니다 | 삭제된 "
            "게시물입니다 | 삭제된 기사입니다"
        ),
        trouble=phrases(
            "점검 중입니다 | 시스템 점검 중 | 서버 오류 | 오류 | 오류가 발생했습니다 | 서비스를 이용할 수 "
            "없습니다 | 공사중 | 서비스 점검 중"
        ),
        denied=phrases("접근이 거부되었습니다 | 접근 거부 | 접근 금지"),
        challenge=phrases("잠시만 기다려 주세요 | 보안 확인 | 로봇이 아닙니다 | 잠시만 기다려 주십시오"),
        login=phrases("로그인 | 회원가입 | 로그인이 필요합니다"),
        paywall=phrases("구독자 전용 | 유료 회원 전용"),
        region=phrases("귀하의 국가에서는 이용할 수 없습니다"),
        consent=phrases("쿠키 설정 | 개인정보 설정 | 계속하기 전에"),
        placeholder=phrases("홈 | 메인 | 제목 없음 | 환영합니다"),
        parked=phrases("이 도메인은 판매 중입니다"),
    ),
)
