"""Addresses of one's own account that need to know postings: the post, and keys for programs."""

from django.urls import path

from stations.views import posts, tokens

urlpatterns = [
    path("account/post/", posts.post, name="post"),
    path("settings/api-keys/", tokens.tokens, name="tokens"),
    path("settings/api-keys/new/", tokens.token_new, name="token_new"),
    path("settings/api-keys/<uuid:pk>/revoke/", tokens.token_revoke, name="token_revoke"),
]
