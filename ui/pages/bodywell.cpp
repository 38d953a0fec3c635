// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/bodywell.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringDecoder>
#include <QUrl>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype PreviewBytes = 4096;
constexpr int PreviewLines = 7;
constexpr qsizetype BytesPerMiB = 1024 * 1024;

//! How many bytes the UTF-8 sequence at `at` has; 0 when it is none (RFC 3629).
qsizetype sequenceAt(const QByteArray &bytes, qsizetype at)
{
    const auto lead = static_cast<uchar>(bytes.at(at));
    const qsizetype size = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
    if (size == 0 || at + size > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArrayView(bytes).sliced(at, size));
    return decoder.hasError() || text.isEmpty() ? 0 : size;
}

bool isInvisible(const QString &character)
{
    const uint code = character.size() == 2
                          ? QChar::surrogateToUcs4(character.at(0), character.at(1))
                          : character.at(0).unicode();
    const QChar::Category category = QChar::category(code);
    return category == QChar::Other_Control || category == QChar::Other_Format ||
           (QChar::isSpace(code) && code != ' ') || category == QChar::Other_NotAssigned ||
           category == QChar::Other_PrivateUse;
}

//! "⟨U+200B⟩".
QString codePoint(const QString &character)
{
    const uint code = character.size() == 2
                          ? QChar::surrogateToUcs4(character.at(0), character.at(1))
                          : character.at(0).unicode();
    return QStringLiteral("⟨U+%1⟩").arg(code, 4, 16, QLatin1Char('0')).toUpper();
}

QString visibleSequence(const QByteArray &sequence)
{
    const auto byte = static_cast<uchar>(sequence.at(0));
    if (sequence.size() == 1 && byte == '\n')
        return QStringLiteral("␊\n");
    if (sequence.size() == 1 && byte < 0x20)
        return QString(QChar(u'\u2400' + byte)); // the pictures of control characters
    if (sequence.size() == 1 && byte == 0x7F)
        return QString(QChar(u'\u2421'));
    const QString character = QString::fromUtf8(sequence);
    return isInvisible(character) ? codePoint(character) : character;
}

QString sizeText(qsizetype size)
{
    if (size < 10 * 1024)
        return BodyWell::tr("%Ln byte(s)", "size of a body", static_cast<int>(size));
    return QLocale().formattedDataSize(size);
}

} // namespace

QByteArray textBytes(const QMimeData &mime)
{
    for (const QString &format :
         {QStringLiteral("application/json"), QStringLiteral("text/plain;charset=utf-8"),
          QStringLiteral("UTF8_STRING")}) {
        if (mime.hasFormat(format))
            return mime.data(format);
    }
    return mime.hasText() ? mime.text().toUtf8() : QByteArray();
}

QString visibleBytes(const QByteArray &bytes, qsizetype from, qsizetype most)
{
    QString visible;
    const qsizetype end = qMin(bytes.size(), from + most);
    for (qsizetype at = from; at < end;) {
        const qsizetype size = sequenceAt(bytes, at);
        if (size == 0) {
            visible += QStringLiteral("⟨%1⟩").arg(static_cast<uchar>(bytes.at(at)), 2, 16,
                                                  QLatin1Char('0'));
            ++at;
            continue;
        }
        visible += visibleSequence(bytes.mid(at, size));
        at += size;
    }
    return visible;
}

BodyWell::BodyWell(QWidget *parent)
    : QWidget(parent)
    , m_what(sentence({}, this))
    , m_preview(new QPlainTextEdit(this))
    , m_isHex(new QCheckBox(tr("These are hex digits of the bytes"), this))
    , m_clear(new QPushButton(theme::icon(QStringLiteral("close")), tr("Clear"), this))
{
    setAcceptDrops(true);
    m_preview->setReadOnly(true);
    m_preview->setAcceptDrops(false); // the well takes them
    m_preview->setObjectName(QStringLiteral("bodyPreview"));
    m_preview->setAccessibleName(tr("Body, as it came"));
    m_preview->setFont(theme::monospaced(font()));
    m_preview->setTabChangesFocus(true);
    m_preview->setPlaceholderText(tr("Paste the body, or drop a file here. Its bytes are kept as "
                                     "they are; line ends and control characters are shown."));
    m_preview->setMinimumHeight(PreviewLines * fontMetrics().lineSpacing());
    m_preview->installEventFilter(this);
    m_isHex->setObjectName(QStringLiteral("bodyIsHex"));
    auto *pasteButton =
        new QPushButton(theme::icon(QStringLiteral("copy")), tr("Paste the body"), this);
    pasteButton->setObjectName(QStringLiteral("pasteBodyButton"));
    //: Button; the dots say that a question follows
    auto *file = new QPushButton(theme::icon(QStringLiteral("file")), tr("Choose a file…"), this);
    file->setObjectName(QStringLiteral("chooseBodyButton"));
    file->setAccessibleName(tr("Choose a file with the body"));
    m_clear->setObjectName(QStringLiteral("clearBodyButton"));
    m_clear->setAccessibleName(tr("Clear the body"));
    auto *actions = new QWidget(this);
    auto *row = new FlowLayout(actions);
    row->setGaps(theme::Gap, theme::Gap);
    for (QWidget *one : {static_cast<QWidget *>(pasteButton), static_cast<QWidget *>(file),
                         static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_isHex)})
        row->addWidget(one);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(m_preview, 1);
    column->addWidget(m_what);
    column->addWidget(actions);
    connect(pasteButton, &QPushButton::clicked, this, &BodyWell::paste);
    connect(file, &QPushButton::clicked, this, &BodyWell::chooseFile);
    connect(m_clear, &QPushButton::clicked, this, &BodyWell::clear);
    connect(m_isHex, &QCheckBox::toggled, this, [this] {
        tell();
        Q_EMIT changed();
    });
    setFocusProxy(m_preview);
    tell();
}

Result<QByteArray> BodyWell::bytes() const
{
    if (!m_isHex->isChecked())
        return m_given;
    QByteArray digits;
    digits.reserve(m_given.size());
    for (const char c : m_given) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            digits += c;
    }
    QByteArray bytes = QByteArray::fromHex(digits);
    // Whatever is no digit is passed over by fromHex().
    if (digits.size() % 2 != 0 || bytes.size() * 2 != digits.size())
        return fail(ErrorKind::InvalidInput, tr("The body is not hex: it has to be pairs of the "
                                                "digits 0 to 9 and a to f."));
    return bytes;
}

void BodyWell::setBytes(const QByteArray &bytes, const QString &origin)
{
    if (bytes.size() > MostBytes) {
        m_what->setText(tr("That is larger than %1 MiB.").arg(MostBytes / BytesPerMiB));
        return;
    }
    m_given = bytes;
    m_origin = origin;
    tell();
    Q_EMIT changed();
}

void BodyWell::clear()
{
    m_isHex->setChecked(false);
    setBytes({}, {});
}

void BodyWell::paste()
{
    if (const QMimeData *mime = QGuiApplication::clipboard()->mimeData())
        take(*mime, tr("pasted", "where a body came from"));
}

void BodyWell::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("The body of a webhook"));
    if (!path.isEmpty())
        readFile(path);
}

void BodyWell::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_what->setText(
            tr("%1 cannot be read: %2", "a file, a reason").arg(path, file.errorString()));
        return;
    }
    setBytes(file.read(MostBytes + 1), QFileInfo(path).fileName());
}

void BodyWell::take(const QMimeData &mime, const QString &origin)
{
    const QList<QUrl> urls = mime.urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        readFile(urls.first().toLocalFile());
    else if (const QByteArray bytes = textBytes(mime); !bytes.isEmpty())
        setBytes(bytes, origin);
}

void BodyWell::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void BodyWell::dropEvent(QDropEvent *event)
{
    take(*event->mimeData(), tr("dropped", "where a body came from"));
    event->acceptProposedAction();
}

bool BodyWell::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_preview && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void BodyWell::tell()
{
    m_clear->setEnabled(!m_given.isEmpty());
    const auto shown = bytes();
    const QByteArray &text = shown ? *shown : m_given;
    QString preview = visibleBytes(text, 0, PreviewBytes);
    if (text.size() > PreviewBytes)
        preview += QStringLiteral("\n…");
    m_preview->setPlainText(preview);
    if (m_given.isEmpty())
        m_what->setText(tr("No body: webhooks of some kinds have none."));
    else if (!shown)
        m_what->setText(shown.error().message);
    else
        //: %1 a size, %2 where it came from: “1,234 bytes, pasted”
        m_what->setText(tr("%1, %2").arg(sizeText(text.size()), m_origin));
}

} // namespace coinpay
