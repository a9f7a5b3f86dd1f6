"""Whole headings, word for word, of pages that show no work: in every language, and of certain services."""

from __future__ import annotations

from enum import StrEnum

from footnotes.languages.all import gather


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


_SERVICES = {
    Notice.NOT_FOUND: (
        "404", "ไม่พบหน้านี้", "ไม่พบหน้าที่คุณต้องการ",
    ),
    Notice.TROUBLE: (
        "500", "Welcome to nginx!", "Apache2 Ubuntu Default Page: It works", "It works!", "IIS Windows Server",
        "Test Page for the Apache HTTP Server",
    ),
    Notice.DENIED: (
        "403", "Sucuri WebSite Firewall - Access Denied",
    ),
    Notice.CHALLENGE: (
        "Attention Required! | Cloudflare", "Please Wait... | Cloudflare", "DDoS-Guard",
        "DDoS protection by Cloudflare", "Vercel Security Checkpoint", "Radware Bot Manager Captcha", "StackPath",
        "BunkerWeb", "Incapsula",
    ),
    Notice.LOGIN: (
        "Log into Facebook", "Sign in - Google Accounts", "LinkedIn Login, Sign in", "Sign in Google Accounts",
        "Join LinkedIn", "Sign Up | LinkedIn", "Facebook – log in or sign up", "Log in to X", "Log in to Twitter",
        "Login • Instagram", "Sign in to X", "Log in | Facebook",
    ),
    Notice.CONSENT: (
        "Before you continue to YouTube", "Before you continue to Google Search",
    ),
    Notice.NOTHING: (
        "X", "Twitter", "Facebook", "YouTube", "Instagram", "LinkedIn", "TikTok", "Telegram", "VK", "Reddit",
        "Google", "Google Drive", "Google Docs", "App", "React App", "Vite App", "PDF", "Microsoft Word",
        "PowerPoint Presentation", "Layout 1", "Microsoft Word - Document1", "null", "undefined",
    ),
}  # fmt: skip
"""Those of certain servers, services and programs, whatever language the page is in."""

PHRASES = {
    Notice.NOT_FOUND: gather(lambda language: language.headings.gone),
    Notice.TROUBLE: gather(lambda language: language.headings.trouble),
    Notice.DENIED: gather(lambda language: language.headings.denied),
    Notice.CHALLENGE: gather(lambda language: language.headings.challenge),
    Notice.LOGIN: gather(lambda language: language.headings.login),
    Notice.PAYWALL: gather(lambda language: language.headings.paywall),
    Notice.REGION: gather(lambda language: language.headings.region),
    Notice.CONSENT: gather(lambda language: language.headings.consent),
    Notice.NOTHING: gather(lambda language: language.headings.placeholder),
}
PHRASES = {kind: phrases + _SERVICES.get(kind, ()) for kind, phrases in PHRASES.items()}
