"""The page by S3 and CloudFront: what must hold of the template of the alternative."""

import re

import pytest

import templates


@pytest.fixture(scope="module")
def pages():
    return templates.Worked(
        templates.ALTERNATIVE,
        Environment="cashflow-x",
        Domain="cash.example.org",
        ApiDomain="api.cash.example.org",
        EdgeCertificateArn="arn:aws:acm:us-east-1:0:certificate/x",
    )


def distribution(pages):
    return pages.properties("Distribution")["DistributionConfig"]


def test_only_the_distribution_reads_the_bucket(pages):
    bucket = pages.properties("PageBucket")
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    allowed, denied = pages.properties("PageBucketPolicy")["PolicyDocument"]["Statement"]
    assert allowed["Action"] == "s3:GetObject" and allowed["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert "${Distribution}" in allowed["Condition"]["StringEquals"]["aws:SourceArn"]
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    page, _ = distribution(pages)["Origins"]
    assert page["OriginAccessControlId"] == {"Fn::GetAtt": ["AccessToPage", "Id"]}


def test_the_api_is_led_on_whole_and_never_kept(pages):
    (api,) = [it for it in distribution(pages)["CacheBehaviors"] if it["TargetOriginId"] == "api"]
    assert api["PathPattern"] == "/api/*"
    assert {"GET", "POST", "PATCH", "DELETE"} <= set(api["AllowedMethods"])
    # CachingDisabled; AllViewerExceptHostHeader.
    assert api["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert api["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    _, origin = distribution(pages)["Origins"]
    assert origin["DomainName"] == "api.cash.example.org"
    assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    services = templates.worked("test")["services"].properties("LoadBalancer")["LoadBalancerAttributes"]
    idle = next(int(it["Value"]) for it in services if it["Key"] == "idle_timeout.timeout_seconds")
    assert origin["CustomOriginConfig"]["OriginKeepaliveTimeout"] < idle


def test_browsers_are_served_by_https_alone(pages):
    config = distribution(pages)
    behaviors = [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]
    assert {it["ViewerProtocolPolicy"] for it in behaviors} <= {"redirect-to-https", "https-only"}
    assert config["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"


def test_the_headers_are_those_of_the_image_of_the_page(pages):
    source = (templates.ROOT / "examples" / "web" / "nginx" / "headers.conf").read_text()
    policy = re.search(r'Content-Security-Policy "(.+)";', source)[1].replace("${connect}", "")
    headers = pages.properties("Headers")["ResponseHeadersPolicyConfig"]
    security = headers["SecurityHeadersConfig"]
    assert security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == policy
    names = {"Cache-Control", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Referrer-Policy"}
    names |= {"Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options"}
    assert set(re.findall(r"^add_header (\S+)", source, re.MULTILINE)) == names, "one that the template does not know"
    assert f"Referrer-Policy {security['ReferrerPolicy']['ReferrerPolicy']};" in source
    assert f"max-age={security['StrictTransportSecurity']['AccessControlMaxAgeSec']};" in source
    assert f"X-Frame-Options {security['FrameOptions']['FrameOption']};" in source
    (opener,) = headers["CustomHeadersConfig"]["Items"]
    assert f"{opener['Header']} {opener['Value']};" in source
    behaviors = [distribution(pages)["DefaultCacheBehavior"], distribution(pages)["CacheBehaviors"][0]]
    assert all(it["ResponseHeadersPolicyId"] == {"Ref": "Headers"} for it in behaviors)
