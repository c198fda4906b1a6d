"""One contract for every store: the same questions, the same answers, clear errors."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import blue_accord as world
import pytest
from oxigraph_server import run_server

from kg.errors import QueryError, StoreError
from kg.graph.terms import literal
from kg.namespaces import XSD
from kg.store import Endpoint, Queryable, Store, Table, Term, Triples

HOSTILE = 'a "b" \\ <c> {d} \t\n\r\x00\x1b ü\u2028\U0001f600'
EXTRA = (
    f'<urn:s> <urn:plain> {literal(HOSTILE)} <urn:g> .\n<urn:s> <urn:words> "Pacte bleu"@fr <urn:g> .\n'
    f'<urn:s> <urn:number> "34"^^<{XSD}integer> <urn:g> .\n<urn:s> <urn:node> _:b <urn:g> .\n'
).encode()
DATA = world.graph_bytes() + EXTRA


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with run_server(DATA) as url:
        yield url


@pytest.fixture(params=["memory", "folder", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Queryable:
    if request.param == "memory":
        return Store.load(DATA)
    if request.param == "folder":
        Store.create(tmp_path / "store", DATA)
        return Store.open(tmp_path / "store")
    return Endpoint(request.getfixturevalue("server"))


def test_select_gives_a_table(store: Queryable) -> None:
    found = store.query("SELECT ?p ?o ?none { <urn:s> ?p ?o FILTER(!isBlank(?o)) } ORDER BY ?p")
    assert found == Table(
        ("p", "o", "none"),
        (
            (Term("iri", "urn:number"), Term("literal", "34", f"{XSD}integer"), None),
            (Term("iri", "urn:plain"), Term("literal", HOSTILE), None),
            (Term("iri", "urn:words"), Term("literal", "Pacte bleu", None, "fr"), None),
        ),
    )


def test_blank_nodes_are_told_apart(store: Queryable) -> None:
    found = store.query("SELECT ?o { <urn:s> <urn:node> ?o }")
    assert isinstance(found, Table)
    assert [term.kind for row in found.rows for term in row if term is not None] == ["blank"]


def test_ask_gives_yes_or_no(store: Queryable) -> None:
    assert store.query("ASK { <urn:s> ?p ?o }") is True
    assert store.query("ASK { <urn:x> ?p ?o }") is False


def test_construct_and_describe_give_sorted_triples(store: Queryable) -> None:
    found = store.query("CONSTRUCT { <urn:s> ?p ?o } WHERE { <urn:s> ?p ?o FILTER(!isBlank(?o)) }")
    lines = sorted(
        line.replace(" <urn:g> .", " .") + "\n" for line in EXTRA.decode().split("\n") if line and "_:b" not in line
    )
    assert found == Triples("".join(lines).encode())
    described = store.query("DESCRIBE <urn:s>")
    assert isinstance(described, Triples)
    assert described.ntriples.count(b"\n") == 4


def test_patterns_without_graph_see_all_graphs(store: Queryable) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert store.query(text) == Table(("n",), ((Term("literal", str(DATA.count(b"\n")), f"{XSD}integer"),),))


def test_no_rows_keep_the_columns(store: Queryable) -> None:
    assert store.query("SELECT ?a ?b { <urn:x> ?a ?b }") == Table(("a", "b"), ())


@pytest.mark.parametrize(
    "text", ["SELECT", "SELECT * { ?s ?p }", "ASK { ?s ?p ?o ", "SELECT * { <a b> ?p ?o }", "", "hello"]
)
def test_what_is_no_query_is_told(store: Queryable, text: str) -> None:
    with pytest.raises(QueryError, match=r"\w"):
        store.query(text)


@pytest.mark.parametrize("text", ["DROP ALL", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"])
def test_updates_are_refused(store: Queryable, text: str) -> None:
    with pytest.raises(QueryError):
        store.query(text)
    assert store.query("ASK { <urn:s> ?p ?o }") is True


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `kg build` again"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="none: cannot be opened"):
        Store.open(tmp_path / "none")


def test_a_folder_in_use_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(StoreError, match="is not empty"):
        Store.create(tmp_path, DATA)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_what_is_no_nquads_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no N-Quads"):
        Store.load(b"hello")
    with pytest.raises(StoreError, match="cannot be written"):
        Store.create(tmp_path / "file" / "below" / "none", DATA)


def test_an_opened_store_cannot_be_written(tmp_path: Path) -> None:
    assert len(Store.create(tmp_path / "store", EXTRA)) == 4
    assert len(Store.open(tmp_path / "store")) == 4


def test_a_store_is_closed_at_the_end_of_its_block(tmp_path: Path) -> None:
    Store.create(tmp_path / "other", EXTRA).close()
    with Store.open(tmp_path / "other") as opened:
        assert opened.query("ASK { <urn:s> ?p ?o }") is True
    with pytest.raises(StoreError, match="is closed; open it again"):
        opened.query("ASK {}")
    with Endpoint("http://127.0.0.1:9/query") as endpoint:
        assert endpoint.place == "http://127.0.0.1:9/query"


# --- endpoints


def test_an_endpoint_that_is_down_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/query"
        with pytest.raises(StoreError, match=r"127\.0\.0\.1:\d+/query: cannot be reached .*; check the URL"):
            Endpoint(url).query("ASK {}")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://host.example/", "localhost:7878", "", "http://", "http://a b/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="is not an http address"):
        Endpoint(url)


def test_a_server_that_hides_its_graphs_is_told() -> None:
    with run_server(EXTRA, union=False) as url:
        with pytest.raises(StoreError, match="--union-default-graph"):
            Endpoint(url).query("SELECT * { ?s ?p ?o }")
        assert Endpoint(url).query("ASK { ?s ?p ?o }") is False


def test_an_empty_server_gives_empty_answers() -> None:
    with run_server(b"") as url:
        assert Endpoint(url).query("SELECT ?s ?o { ?s ?p ?o }") == Table(("s", "o"), ())


class _Odd(BaseHTTPRequestHandler):
    """A server that is no SPARQL endpoint, in the way that its path says."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.path.strip("/")
        if kind == "slow":
            threading.Event().wait(3)
        status = {"page": 200, "broken": 500, "away": 404, "closed": 401, "busy": 503, "slow": 200, "cut": 200}[kind]
        self.send_response(status)
        body = b"<html>\x1b[31mhello \xc3\xa9</html>"
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body) + (1000 if kind == "cut" else 0)))
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Odd) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("page", "something else than SPARQL results"),
        ("broken", r"refused the query \(<html> \[31mhello é</html>\)"),
        ("away", "there is no endpoint; check the path"),
        ("closed", "refused the query"),
        ("busy", "refused the query"),
        ("cut", "cannot be reached"),
    ],
)
@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ?o }", "ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_odd_servers_are_told(odd: str, path: str, words: str, text: str) -> None:
    with pytest.raises(StoreError, match=words) as raised:
        Endpoint(f"{odd}/{path}").query(text)
    assert str(raised.value).startswith(f"{odd}/{path}: ")
    assert "\x1b" not in str(raised.value)


def test_a_slow_server_is_not_waited_for_for_ever(odd: str) -> None:
    with pytest.raises(StoreError, match="no answer in 1 s"):
        Endpoint(f"{odd}/slow", timeout=1).query("ASK {}")


SERVICE = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"


@pytest.mark.parametrize(
    "text",
    [
        SERVICE,
        SERVICE.replace("SERVICE", "service SILENT"),
        SERVICE.replace("SERVICE", "\\u0053ERVICE"),
        SERVICE.replace("SERVICE", "#'\nSERVICE#"),
        "PREFIX a: <urn:a> SELECT * { ?s a:x\\#y ?o SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX a: <urn:a> SELECT * { ?s a:x\\'y ?o SERVICE ?o { ?s ?p ?o } ?s a:x\\'y ?o }",
        "SELECT * { FILTER(1<2)SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    ],
)
def test_the_embedded_store_asks_no_other_server(text: str) -> None:
    with Store.load(b"") as store, pytest.raises(QueryError, match="SERVICE"):
        store.query(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?service ?p 'SERVICE' } # SERVICE <x>",
        '''ASK { <urn:SERVICE> <urn:p> """a "SERVICE" b""" }''',
        "PREFIX service: <urn:s> ASK { service:service ?p 'it\\'s SERVICE' }",
    ],
)
def test_service_as_a_mere_word_is_no_matter(text: str) -> None:
    with Store.load(b"") as store:
        assert store.query(text) is False


def test_a_query_nested_beyond_all_sense_is_refused() -> None:
    with Store.load(b"") as store, pytest.raises(QueryError, match="brackets"):
        store.query("SELECT * {" + "{" * 100_000 + "}" * 100_000 + "}")


def test_a_broken_store_is_told(tmp_path: Path) -> None:
    Store.create(tmp_path / "store", b"").close()
    (tmp_path / "store" / "CURRENT").write_bytes(b"rubbish")
    with pytest.raises(StoreError, match="run `kg build` again"):
        Store.open(tmp_path / "store")


@pytest.mark.parametrize("url", ["http://[bad/q", "http://127.0.0.1:99999/q", "http://127.0.0.1:6000/\xe9"])
def test_addresses_that_cannot_be_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="is not an http address"):
        Endpoint(url)


def test_a_user_and_password_are_sent_and_never_shown() -> None:
    endpoint = Endpoint("http://reader:se%40cret@127.0.0.1:9/query")
    assert endpoint.place == "http://127.0.0.1:9/query"
    with pytest.raises(StoreError) as told:
        endpoint.query("ASK { ?s ?p ?o }")
    assert "cret" not in str(told.value)
    assert "reader" not in str(told.value)


def test_the_server_sees_the_user_and_password() -> None:
    import base64
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    seen: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization"))
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(b'{"head": {}, "boolean": true}')

        do_POST = do_GET  # noqa: N815

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert Endpoint(f"http://reader:se%40cret@127.0.0.1:{server.server_port}/q").query("ASK { ?s ?p ?o }") is True
    assert seen == ["Basic " + base64.b64encode(b"reader:se@cret").decode()]
