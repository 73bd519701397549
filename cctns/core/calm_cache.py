"""A Redis cache that behaves as an empty one while its server is away.

Nothing that must be right is kept in the cache; what is kept there only saves time or counts
requests. So a stopped broker may cost time, never a page.
"""

import logging
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def _calm(name: str, otherwise: Any) -> Any:
    """The method `name` of RedisCache; `otherwise` when the server does not answer."""
    method = getattr(RedisCache, name)

    @wraps(method)
    def call(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            log.warning("The cache is away: %s", type(error).__name__)
            if name == "get":
                return kwargs.get("default", args[1] if len(args) > 1 else None)
            return otherwise() if callable(otherwise) else otherwise

    return call


class CalmRedisCache(RedisCache):
    get = _calm("get", None)
    add = _calm("add", True)  # "nobody was here before"
    set = _calm("set", None)
    touch = _calm("touch", False)
    delete = _calm("delete", False)
    incr = _calm("incr", 1)
    has_key = _calm("has_key", False)
    get_many = _calm("get_many", dict)
    set_many = _calm("set_many", list)
    delete_many = _calm("delete_many", None)
    clear = _calm("clear", False)
