// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/bundleview.h"

#include "bundle/publickey.h"
#include "core/text.h"
#include "forms/notice.h"
#include "forms/partsview.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/sentence.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr QSize ViewSize{900, 640};
constexpr int NarrowWidth = 560;
constexpr qsizetype LongestName = 120;

} // namespace

BundleView::BundleView(const QString &name, const OpenedBundle &bundle, QWidget *parent)
    : FormDialog(parent)
    , m_bundle(bundle)
    , m_verdict(new Notice(this))
    , m_parts(new PartsView(this))
{
    setObjectName(QStringLiteral("bundleView"));
    setWindowTitle(tr("Support bundle"));
    const bool isWhole = bundle.state == BundleState::Whole;
    resize(isWhole ? ViewSize : QSize(NarrowWidth, 0));
    QVBoxLayout *rows = startColumn(displayText(name, LongestName));
    m_verdict->setObjectName(QStringLiteral("bundleVerdict"));
    rows->addWidget(m_verdict);
    if (!bundle.publicKey.isEmpty())
        rows->addWidget(buildFacts());
    rows->addWidget(m_parts, 1);
    m_parts->setReading(PartsView::Reading::ForAPerson);
    m_parts->setParts(bundle.parts);
    m_parts->setVisible(isWhole);
    if (!isWhole)
        rows->addStretch(1);
    rows->addWidget(buildButtons());
    tellVerdict(BundleSigner::Unknown);
}

QWidget *BundleView::buildFacts()
{
    auto *grid = new QWidget(this);
    auto *form = new QFormLayout(grid);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(theme::GapGroup);
    form->setVerticalSpacing(theme::GapTight);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto add = [&](const QString &name, QWidget *value) {
        auto *label = new QLabel(name, grid);
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(label, value);
    };
    if (m_bundle.createdAt > 0)
        //: When a file was made
        add(tr("Made"),
            selectableSentence(theme::absoluteTime(m_bundle.createdAt, locale()), grid));
    if (!m_bundle.keyId.isEmpty())
        add(tr("Key id, as the signer says"),
            selectableSentence(displayText(m_bundle.keyId, LongestName), grid));
    auto *fingerprint = new CopyLabel(tr("Fingerprint"), grid);
    fingerprint->setText(QString::fromLatin1(publicKeyFingerprint(m_bundle.publicKey)));
    add(tr("Fingerprint of the key"), fingerprint);
    return grid;
}

QWidget *BundleView::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *asWritten = new QCheckBox(tr("Exactly as written"), bar);
    asWritten->setObjectName(QStringLiteral("asWrittenBox"));
    asWritten->setVisible(m_bundle.state == BundleState::Whole);
    auto *close = new QPushButton(tr("Close"), bar);
    close->setObjectName(QStringLiteral("closeBundleButton"));
    close->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(asWritten);
    row->addStretch(1);
    row->addWidget(close);
    connect(asWritten, &QCheckBox::toggled, this, [this](bool on) {
        m_parts->setReading(on ? PartsView::Reading::AsWritten : PartsView::Reading::ForAPerson);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return bar;
}

void BundleView::setOwnKey(const QByteArray &publicRaw)
{
    const BundleSigner signer = signerOf(m_bundle, publicRaw);
    m_isOwn = signer == BundleSigner::Expected;
    if (m_isOwn)
        tellVerdict(signer);
}

void BundleView::setSigner(const QString &profile)
{
    if (m_isOwn || m_bundle.state != BundleState::Whole)
        return;
    m_verdict->say(theme::Tone::Good, QStringLiteral("shield"),
                   tr("Whole, and signed with the key of the profile “%1”", "%1 a name")
                       .arg(displayText(profile, LongestName)),
                   m_bundle.sentence);
}

void BundleView::tellVerdict(BundleSigner signer)
{
    if (m_bundle.state != BundleState::Whole) {
        const bool isAltered = m_bundle.state == BundleState::Altered;
        m_verdict->say(isAltered ? theme::Tone::Bad : theme::Tone::Attention,
                       isAltered ? QStringLiteral("shield-off") : QStringLiteral("question"),
                       isAltered ? tr("Altered: nothing in it can be trusted")
                                 : tr("This cannot be opened"),
                       m_bundle.sentence);
        return;
    }
    switch (signer) {
    case BundleSigner::Expected:
        m_verdict->say(theme::Tone::Good, QStringLiteral("shield"),
                       tr("Whole, and signed with this profile's own key"), m_bundle.sentence);
        return;
    case BundleSigner::Other:
    case BundleSigner::Unknown:
        m_verdict->say(theme::Tone::Attention, QStringLiteral("shield"),
                       tr("Whole, but signed with a key that is not known here"),
                       tr("Nothing in it was altered since it was signed. Who signed it, only the "
                          "fingerprint tells: compare it with the one the sender gives you by "
                          "another way."));
        return;
    }
}

} // namespace coinpay
