from factory import ids_of, make_header, resolve_told
from kg.entities import Authority, KnownOrganization
from kg.facts import consolidate_facts


def test_a_post_is_one_across_wording_and_language() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Asha Menon" "post=Federal Minister for Defence" organization=Kenya status=current',
            'fr-two: role "person=Asha Menon" "post=ministre de la Défense" organization=Kenya status=current',
        ]
    )
    assert set(ids_of(claims, entities, "post")) == {"post/kenya-minister-defence"}
    post = entities.by_id["post/kenya-minister-defence"]
    assert (post.belongs_to, post.concept, post.single_holder) == ("state/kenya", "minister:defence", True)
    assert post.labels["fr"] == "ministre de la Défense, Kenya"


def test_a_post_of_an_army_is_the_state_s() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Ravi Das" "post=chief of army staff" organization=Kenya status=current',
            'two: role "person=Ravi Das" "post=army chief" "organization=Kenyan Army" status=current',
        ]
    )
    assert len(set(ids_of(claims, entities, "post"))) == 1


def test_a_post_without_organisation_is_the_holder_s_only_one() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Asha Menon" "post=secretary general" "organization=Blue Accord" status=current',
            'two: role "person=Asha Menon" "post=secretary general" status=current',
            'three: role "person=Boris Ivers" "post=secretary general" status=current',
        ]
    )
    first, second, third = ids_of(claims, entities, "post")
    assert first == second == "post/blue-accord-secretary-general"
    assert third == "post/boris-ivers-secretary-general"
    assert entities.by_id[str(third)].belongs_to is None
    assert not entities.by_id[str(third)].single_holder
    assert "no organisation is named" in entities.by_id[str(third)].merges[0].reason


def test_a_post_that_fits_two_organisations_is_left_to_judge() -> None:
    _, entities = resolve_told(
        [
            'one: role "person=Asha Menon" post=adviser "organization=Blue Accord" status=current',
            'two: role "person=Asha Menon" post=adviser "organization=Danube Compact" status=former',
            'three: role "person=Asha Menon" post=adviser status=current',
        ]
    )
    assert entities.by_id["post/asha-menon-adviser"].belongs_to is None
    assert any(pair.left == "adviser" and pair.right == "Asha Menon" for pair in entities.undecided)


def test_the_authority_file_says_who_is_alone_in_office() -> None:
    lines = ['one: role "person=Asha Menon" post=adviser "organization=Blue Accord" status=current']
    known = Authority((KnownOrganization("blue-accord", {"en": "Blue Accord"}, single_holder=("adviser",)),))
    _, without = resolve_told(lines)
    _, having = resolve_told(lines, authority=known)
    assert not without.by_id["post/blue-accord-adviser"].single_holder
    assert having.by_id["post/blue-accord-adviser"].single_holder


def test_ranks_and_domains_are_concepts() -> None:
    claims, entities = resolve_told(
        [
            'one: rank "person=Ravi Das" "rank=Maj. Gen."',
            'fr-two: rank "person=Ravi Das" "rank=général de division"',
            'one: organization "name=Blue Accord" domain=media+military',
            'fr-two: organization "name=Blue Accord" domain=médiatiques+jardinage',
        ]
    )
    assert set(ids_of(claims, entities, "rank")) == {"rank/major-general"}
    assert set(ids_of(claims, entities, "domain")) == {"domain/communications"}
    assert entities.of_mention[claims[2].id, "domain", 1] == "domain/military"
    assert (claims[3].id, "domain", 1) not in entities.of_mention


def test_an_english_and_a_french_document_tell_of_one_tenure() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Asha Menon" post=secretary-general "organization=Lake Chad Shield" status=current',
            'fr-two: role "person=Asha Menon" "post=secrétaire générale" "organization=Bouclier du lac Tchad"',
            'fr-two: role "person=Omar Ba" "post=secrétaire général adjoint" "organization=Bouclier du lac Tchad"',
        ]
    )
    headers = [make_header("one", "2020-01-01"), make_header("fr-two", "2021-01-01")]
    facts = consolidate_facts(claims, entities, headers).by_id.values()
    assert sorted(len(fact.claims) for fact in facts if fact.kind == "tenure") == [1, 2]
