"""Whole headings, word for word, of pages that show no work: in every language, and of certain services."""

from __future__ import annotations

from enum import StrEnum

from footnotes.languages.all import gather


class Notice(StrEnum):
    """What a heading says instead of naming a work."""

    NOT_FOUND = "not-found"
    UNAVAILABLE = "unavailable"
    """Not to be had now, for whatever reason: what stands beneath decides."""
    TROUBLE = "trouble"
    """The server is in trouble: it says nothing about the page."""
    DENIED = "denied"
    CHALLENGE = "challenge"
    LOGIN = "login"
    PAYWALL = "paywall"
    REGION = "region"
    """Not to be seen from where the request came from."""
    CONSENT = "consent"
    PARKED = "parked"
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
        "BunkerWeb", "Incapsula", "Oh noes!", "HAProxy Challenge", "Radware Block Page", "Radware Captcha Page",
        "ShieldSquare Captcha", "ShieldSquare Block", "CrowdSec Ban", "CrowdSec Captcha", "CrowdSec Access Forbidden",
        "Access denied by Imunify360 bot-protection", "BitNinja", "DOSarrest Internet Security", "Queue-it",
        "FortiGuard Intrusion Prevention - Access Blocked", "Azure WAF JS Challenge", "AWS WAF Challenge",
        "Sina Visitor System", "Distil Networks", "Barracuda Web Application Firewall", "SafeLine", "Yunjiasu",
    ),
    Notice.LOGIN: (
        "Shibboleth Authentication Request", "OpenAthens", "EU Login", "EBSCOhost Login", "Aanmelden bij Facebook",
        "Perma.cc - Private record", "Bei Facebook anmelden", "Se connecter à Facebook", "Iniciar sesión en Facebook",
        "Log into Facebook", "Sign in - Google Accounts", "LinkedIn Login, Sign in", "Sign in Google Accounts",
        "Join LinkedIn", "Sign Up | LinkedIn", "Facebook – log in or sign up", "Log in to X", "Log in to Twitter",
        "Login • Instagram", "Sign in to X", "Log in | Facebook",
    ),
    Notice.CONSENT: (
        "DPG Media Privacy Gate", "Mediahuis privacy gate",
        "Before you continue to YouTube", "Before you continue to Google Search",
    ),
    Notice.PARKED: (
        "DomainMarket.com", "HugeDomains", "HugeDomains.com", "Sedo Domain Parking", "Sedo.com", "Dan.com", "Afternic",
        "Afternic.com", "BrandBucket", "Undeveloped", "Parked at Loopia", "GoDaddy Parked Domain",
        "Namecheap Parking Page",
    ),
    Notice.NOTHING: (
        "WebCite", "WebCite query result", "Internet Archive Wayback Machine", "Wayback Machine", "Perma", "Perma.cc",
        "archive.ph", "archive.is", "archive.today", "Webpage archive", "Status",
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
    Notice.PARKED: gather(lambda language: language.headings.parked),
    Notice.NOTHING: gather(lambda language: language.headings.placeholder),
}
PHRASES = {kind: phrases + _SERVICES.get(kind, ()) for kind, phrases in PHRASES.items()}
