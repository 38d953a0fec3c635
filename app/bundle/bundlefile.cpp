// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/bundlefile.h"

#include "bundle/texts.h"
#include "profiles/profilefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace coinpay {

namespace {

constexpr qsizetype LongestAbout = 48;

} // namespace

Done writeBundleFile(const QString &path, const QByteArray &bytes)
{
    return writeOwnFile(path, bytes);
}

Result<QByteArray> readBundleFile(const QString &path)
{
    const QString place = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::NotFound,
                    BundleTexts::tr("There is no file %1.", "%1 a path").arg(place));
    // A pipe or a device would keep us waiting.
    if (!info.isFile())
        return fail(ErrorKind::InvalidInput,
                    BundleTexts::tr("%1 is not a file.", "%1 a path").arg(place));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::InvalidInput,
                    BundleTexts::tr("%1 cannot be read: %2", "%1 a path, %2 what the system says")
                        .arg(place, file.errorString()));
    QByteArray bytes = file.read(MaxBundleBytes + 1);
    if (bytes.size() > MaxBundleBytes)
        return fail(
            ErrorKind::InvalidInput,
            BundleTexts::tr("%1 is larger than any support bundle (more than %2 MiB).", "%1 a path")
                .arg(place)
                .arg(MaxBundleBytes / (1024 * 1024)));
    return bytes;
}

QString bundleFileName(const QString &about, qint64 nowMs)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_-]+"));
    QString word = about.left(LongestAbout);
    word.replace(others, QStringLiteral("-"));
    const QString day =
        QDateTime::fromMSecsSinceEpoch(nowMs).toString(QStringLiteral("yyyyMMdd-HHmm"));
    return QStringLiteral("support-%1-%2").arg(word, day) + BundleExtension;
}

} // namespace coinpay
