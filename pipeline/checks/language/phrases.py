"""Whole headings, word for word, of pages that show no work; a list that grows as such pages are met."""

from __future__ import annotations

from enum import StrEnum


class Notice(StrEnum):
    """What a heading says instead of naming a work."""

    NOT_FOUND = "not-found"
    TROUBLE = "trouble"
    """The server is in trouble: it says nothing about the page."""
    DENIED = "denied"
    CHALLENGE = "challenge"
    LOGIN = "login"
    PAYWALL = "paywall"
    REGION = "region"
    """Not to be seen from where the request came from."""
    CONSENT = "consent"
    NOTHING = "nothing"
    """A placeholder: ``Home``, ``Untitled``, ``Loading``."""


PHRASES = {
    Notice.NOT_FOUND: (
        "404", "Error 404", "404 error", "HTTP 404", "410 Gone", "404 Not Found", "Not Found", "Nothing found",
        "Nothing here", "Page missing",
        "HTTP Status 404", "The resource cannot be found", "Nothing Found Here", "This page doesn't exist",
        "Introuvable", "Nicht gefunden",
        "No encontrado", "Non trovato", "Не найдено", "Ничего не найдено", "페이지를 찾을 수 없습니다",
        "존재하지 않는 페이지입니다",
        "요청하신 페이지를 찾을 수 없습니다", "Không tìm thấy trang", "Halaman tidak ditemukan",
        "Η σελίδα δεν βρέθηκε", "הדף לא נמצא",
        "صفحه مورد نظر یافت نشد", "Pagină inexistentă", "Seite nicht gefunden", "Lost?", "You seem to be lost",
        "No such page",
        "This isn't the page you were looking for", "There's nothing here", "We lost this page",
        "Page not found (404)", "Dead link",
        "These aren't the pages you're looking for",
    ),
    Notice.TROUBLE: (
        "Error", "Errors", "Server error", "Internal Server Error", "500 Internal Server Error", "500",
        "HTTP Error 500", "Service Unavailable",
        "503 Service Unavailable", "HTTP Error 503", "503 Service Temporarily Unavailable",
        "Service Temporarily Unavailable", "502 Bad Gateway",
        "Bad Gateway", "504 Gateway Time-out", "504 Gateway Timeout", "Gateway Timeout", "Site under maintenance",
        "Maintenance",
        "Under maintenance", "Maintenance mode", "Website under maintenance", "Scheduled maintenance",
        "We'll be back soon", "Be right back",
        "Under construction", "Database Error", "Error establishing a database connection", "Application error",
        "An error occurred",
        "An error has occurred", "Something went wrong", "Oops! Something went wrong", "Technical difficulties",
        "Runtime Error", "Fatal error",
        "Account suspended", "This account has been suspended", "Website suspended", "Bandwidth limit exceeded",
        "509 Bandwidth Limit Exceeded",
        "Resource limit is reached", "508 Resource Limit Is Reached", "Web server is down", "Origin is unreachable",
        "Connection timed out",
        "Sorry, something went wrong", "Wartungsarbeiten", "Wartungsmodus", "Erreur", "En maintenance",
        "Technische Störung", "Fehler",
        "Сервер временно недоступен", "Технические работы", "Сайт на техобслуживании", "Ошибка", "Ошибка сервера",
        "В разработке",
        "Bad Request", "400 Bad Request", "Invalid request", "Welcome to nginx!",
        "Apache2 Ubuntu Default Page: It works", "It works!",
        "IIS Windows Server", "Test Page for the Apache HTTP Server", "Index of /", "Default Web Site Page",
        "Mantenimiento",
    ),
    Notice.DENIED: (
        "403", "403 Forbidden", "Forbidden", "Error 403", "403 error", "Access Denied", "Access denied.",
        "403 Access Denied", "Permission denied",
        "403 - Forbidden: Access is denied.", "Access forbidden", "You have been blocked",
        "Sorry, you have been blocked", "Request blocked",
        "Request rejected", "The request is blocked", "Blocked", "Access blocked",
        "Access to this page has been denied", "Accès refusé",
        "Zugriff verweigert", "Acceso denegado", "Accesso negato", "Доступ запрещён", "Доступ ограничен",
        "Too many requests",
        "429 Too Many Requests", "Rate limit exceeded", "Request Access",
        "ERROR: The request could not be satisfied", "Not Acceptable!",
        "406 Not Acceptable", "Unusual traffic", "Your access to this site has been limited by the site owner",
        "Error 1020", "Access restricted",
        "Your access to this site has been limited", "Sucuri WebSite Firewall - Access Denied",
    ),
    Notice.CHALLENGE: (
        "Just a moment", "One moment please", "One moment, please...", "Attention Required! | Cloudflare",
        "Attention Required", "Please Wait... | Cloudflare",
        "Please wait", "Please wait...", "Checking your browser", "Checking your browser before accessing",
        "Checking if the site connection is secure",
        "DDoS-Guard", "DDOS-GUARD", "DDoS protection by Cloudflare", "Pardon Our Interruption",
        "Pardon our interruption...", "Robot Check", "Are you a robot?",
        "Are you human?", "Are you a human?", "Bot Verification", "Human Verification", "Verify you are human",
        "Verifying you are human",
        "Verify you are a human", "Verifying your browser", "Vercel Security Checkpoint", "Security Check",
        "Security Checkpoint", "Security verification",
        "Client Challenge", "Making sure you're not a bot!", "Radware Bot Manager Captcha", "Captcha", "reCAPTCHA",
        "Please complete the security check",
        "Security check required", "Human check", "Prove you are human", "Browser check", "Browser verification",
        "Challenge Validation",
        "Challenge page", "Nur einen Moment", "Einen Moment, bitte", "Un instant", "Un momento", "Um momento",
        "Один момент", "Bir dakika lütfen", "Een moment geduld",
        "Подождите", "Подождите, пожалуйста", "Вы не робот?", "Ой!", "Проверка браузера", "Bitte warten",
        "Veuillez patienter", "请稍候", "しばらくお待ちください",
        "Access to this page has been denied because we believe you are using automation tools",
        "Verification required", "Validating your browser",
        "Let's confirm you are human", "You are being redirected", "Confirm you are human",
        "StackPath", "BunkerWeb",
        "Enable JavaScript and cookies to continue", "Incapsula", "Human Challenge",
        "Performing security verification", "Checking connection, please wait",
    ),
    Notice.LOGIN: (
        "Sign in", "Sign in to your account", "Sign in to continue", "Log in", "Login", "Log in to your account",
        "Log in to continue", "Log in or sign up",
        "Log in or sign up to view", "Log into Facebook", "Login required", "Please log in", "Please sign in",
        "Sign up", "Register", "Member login",
        "Sign in or register", "Login or register", "Log in or register", "Sign in to view", "Sign up or log in",
        "You must log in to continue",
        "User login", "Account login", "Authentication required", "Authorization required", "Unauthorized",
        "401 Unauthorized", "Restricted access",
        "Members only", "Single sign-on", "Single Sign On", "Anmelden", "Anmeldung", "Einloggen", "Connexion",
        "Se connecter", "Identifiez-vous", "Iniciar sesión",
        "Inicio de sesión", "Accedi", "Entrar", "Iniciar sessão", "Inloggen", "Logga in", "Log ind", "Logg inn",
        "Kirjaudu sisään", "Zaloguj się", "Logowanie",
        "Přihlášení", "Вход", "Войти", "Авторизация", "Вход в систему", "Вход на сайт", "Увійти", "Вхід",
        "Giriş yap", "Giriş", "Bejelentkezés", "Autentificare",
        "登录", "ログイン", "로그인", "تسجيل الدخول", "Кіру", "Login page", "Sign in - Google Accounts",
        "LinkedIn Login, Sign in", "Sign in Google Accounts",
        "Join LinkedIn", "Sign Up | LinkedIn", "Facebook – log in or sign up", "Log in to X", "Log in to Twitter",
        "Login • Instagram", "Sign in to X",
        "Log in | Facebook", "Create an account",
    ),
    Notice.PAYWALL: (
        "Subscribe to read", "Subscribe to continue", "Subscribe to continue reading", "Subscribe",
        "Subscription required", "Subscribers only",
        "Subscriber only", "Register to continue", "Register to read", "Create a free account to continue",
        "This content is for subscribers only",
        "Become a subscriber", "Premium content", "Purchase access", "Get access", "Sign up to read",
        "Subscribe now", "Subscribe to access",
    ),
    Notice.REGION: (
        "Unavailable for legal reasons", "451: Unavailable due to legal reasons",
        "451 Unavailable For Legal Reasons", "Not available in your region",
        "This content is not available in your region", "This content is not available in your country",
        "Not available in your country",
        "We are sorry. Content is not available in your region", "Unavailable in your region",
        "This video is not available in your country",
    ),
    Notice.CONSENT: (
        "Cookie consent", "Cookies required", "Cookie absent", "Cookies are required", "Privacy settings",
        "Your privacy choices", "Cookie notice",
        "We value your privacy", "Your privacy is important to us", "Consent", "Before you continue",
        "Before you continue to YouTube",
        "Before you continue to Google Search",
    ),
    Notice.NOTHING: (
        "Home", "Home page", "Homepage", "Main", "Main page", "Front page", "Index", "Welcome", "Untitled",
        "Untitled document", "Untitled page", "Document",
        "New page", "New tab", "Blank", "Blank page", "No title", "Title", "Page", "Loading", "Loading…",
        "Redirecting", "Redirecting…", "Redirect", "X", "Twitter",
        "Facebook", "YouTube", "Instagram", "LinkedIn", "TikTok", "Telegram", "VK", "Reddit", "Google",
        "Google Drive", "Google Docs", "App", "React App",
        "Vite App", "Website", "Web site", "Site", "Main Menu", "Menu", "Navigation", "Search", "Search results",
        "Contact", "Print", "PDF", "Microsoft Word",
        "PowerPoint Presentation", "Slide 1", "Article", "Articles", "News", "Blog", "Post", "Video", "Startseite",
        "Accueil", "Inicio", "Главная", "Главная страница",
        "Головна", "Untitled-1", "Layout 1", "Cover", "Microsoft Word - Document1", "null", "undefined", "None",
        "Test", "default", "Bookmarks",
        "JavaScript is not available", "JavaScript is disabled", "Please enable JavaScript", "Enable JavaScript",
        "You need to enable JavaScript to run this app", "View this post", "Videos", "Photos", "Photo", "Timeline",
        "Tweet",
        "Story", "Stories", "Details", "Detail", "Content", "Main content", "Related", "Related articles",
        "Related stories", "Latest news", "Newsletter", "Share",
        "Comments", "Advertisement", "Error loading page", "Login or signup", "Press release", "Press releases",
    ),
}  # fmt: skip
