# The site's image: web, worker, scheduler, migrate and backup are the same image with other
# commands (docker-compose.yml).
FROM python:3.11-slim-bookworm

# Pango draws printed forms; everything else comes as wheels.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --only-binary=:all: \
        -r requirements.lock

# A user without powers. Its home holds attachments, issued papers and backups: a volume.
RUN useradd --system --create-home --home-dir /data --shell /usr/sbin/nologin --uid 10001 cctns \
    && chmod 700 /data
COPY . .
RUN /opt/venv/bin/python -c "from cctns.core.messages import compile_all; compile_all()"
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cctns.settings \
    CCTNS_HOME=/data \
    CCTNS_VENV=/opt/venv
USER cctns
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/health/', headers={'Host': 'localhost'}), timeout=4)"]

CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", \
     "cctns.wsgi:application"]
